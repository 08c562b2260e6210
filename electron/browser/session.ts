import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** `moved`: the cookie was good until somebody came in by a newer link. */
export type Standing = 'admitted' | 'moved' | 'stranger';

/**
 * Who may speak to this host: one browser at a time. A link carries a launch token that works once; whoever uses it gets
 * the session's cookie, and the session is theirs alone from then on. Tokens and cookies are 256 random bits that live
 * only as long as the process.
 */
export type Session = {
  /** The token of a new link. Links that were not used yet stop working. */
  readonly newLaunchToken: () => string;
  /** Takes a launch token: the `Set-Cookie` value where it is the current one, else null. */
  readonly admit: (launchToken: string) => string | null;
  readonly standingOf: (cookieHeader: string | undefined) => Standing;
  /** Ends it for whoever had it: the `Set-Cookie` value that takes the cookie away. */
  readonly end: () => string;
};

export function createSession(port: number): Session {
  // Cookies know no ports: two hosts on one machine would overwrite each other's.
  const cookieName = `secretariat-${port}`;
  let launchToken: string | null = null;
  let secret: string | null = null;
  const earlier = new Set<string>();
  const leave = (): void => {
    if (secret !== null) earlier.add(keyOf(secret));
    secret = null;
  };
  return {
    newLaunchToken: () => {
      launchToken = randomSecret();
      return launchToken;
    },
    admit: (offered) => {
      if (launchToken === null || !isSameSecret(offered, launchToken)) return null;
      launchToken = null;
      leave();
      secret = randomSecret();
      return `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    standingOf: (cookieHeader = '') => {
      const offered = cookieHeader.split(';').flatMap((pair) => {
        const [name = '', value = ''] = pair.trim().split('=', 2);
        return name === cookieName ? [value] : [];
      });
      const current = secret;
      if (current !== null && offered.some((value) => isSameSecret(value, current))) return 'admitted';
      return offered.some((value) => earlier.has(keyOf(value))) ? 'moved' : 'stranger';
    },
    end: () => {
      leave();
      launchToken = null;
      return `${cookieName}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;
    },
  };
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

// Digests have one length, so that comparing them tells nothing about the secret's.
function isSameSecret(offered: string, secret: string): boolean {
  return timingSafeEqual(digestOf(offered), digestOf(secret));
}

function keyOf(secret: string): string {
  return digestOf(secret).toString('base64');
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
