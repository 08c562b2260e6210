import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may speak to this host. A link carries a launch token that works once; whoever uses it gets the session's cookie.
 * Both are 256 random bits that live only as long as the process.
 */
export type Session = {
  /** The token of a new link. Links that were not used yet stop working. */
  readonly newLaunchToken: () => string;
  /** Takes a launch token: the `Set-Cookie` value where it is the current one, else null. */
  readonly admit: (launchToken: string) => string | null;
  readonly isAdmitted: (cookieHeader: string | undefined) => boolean;
};

export function createSession(port: number): Session {
  // Cookies know no ports: two hosts on one machine would overwrite each other's.
  const cookieName = `secretariat-${port}`;
  const secret = randomSecret();
  let launchToken: string | null = null;
  return {
    newLaunchToken: () => {
      launchToken = randomSecret();
      return launchToken;
    },
    admit: (offered) => {
      if (launchToken === null || !isSameSecret(offered, launchToken)) return null;
      launchToken = null;
      return `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    isAdmitted: (cookieHeader = '') =>
      cookieHeader.split(';').some((pair) => {
        const [name = '', value = ''] = pair.trim().split('=', 2);
        return name === cookieName && isSameSecret(value, secret);
      }),
  };
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

// Digests have one length, so that comparing them tells nothing about the secret's.
function isSameSecret(offered: string, secret: string): boolean {
  return timingSafeEqual(digestOf(offered), digestOf(secret));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
