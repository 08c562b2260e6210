// The policy of the page asks for a trusted value wherever a text would become markup or the address of a script. This
// is what is trusted without a name: nothing but what the libraries of the page do by themselves.

// As much as is used here of https://w3c.github.io/trusted-types/dist/spec/, which TypeScript does not know.
declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: TrustedTypePolicyRules): TrustedTypePolicy;
    };
  }
}

// What it makes is no string; whoever takes it is declared to take one.
type TrustedTypePolicy = { readonly createHTML: (markup: string) => string };

type TrustedTypePolicyRules = {
  readonly createHTML?: (markup: string) => string;
  readonly createScriptURL?: (address: string) => string;
};

/** A policy that the page's own policy names; null in a browser that knows none. */
export function createPolicy(name: string, rules: TrustedTypePolicyRules): TrustedTypePolicy | null {
  return window.trustedTypes?.createPolicy(name, rules) ?? null;
}

/** Called before anything else on the page. A browser that knows no trusted types has the rest of the policy. */
export function trustNothingElse(): void {
  createPolicy('default', {
    // The component library empties an element in this way.
    createHTML: (markup) => {
      if (markup === '') return '';
      throw new TypeError('No text of this page becomes markup by itself.');
    },
    // The page’s workers.
    createScriptURL: (address) => {
      const { origin, pathname } = new URL(address, window.location.href);
      if (origin === window.location.origin && pathname.startsWith('/assets/')) return address;
      throw new TypeError('Only the program’s own scripts are run.');
    },
  });
}
