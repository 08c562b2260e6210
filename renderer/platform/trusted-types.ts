// The policy of the page asks for a trusted value wherever a text would become markup or the address of a script. This
// is what is trusted without a name: nothing but what the libraries of the page do by themselves.

// As much as is used here of https://w3c.github.io/trusted-types/dist/spec/, which TypeScript does not know.
declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: TrustedTypePolicyRules): { createHTML(markup: string): string };
    };
  }
}

type TrustedTypePolicyRules = {
  readonly createHTML?: (markup: string) => string;
  readonly createScriptURL?: (address: string) => string;
};

/** Called before anything else on the page. A browser that knows no trusted types has the rest of the policy. */
export function trustNothingElse(): void {
  window.trustedTypes?.createPolicy('default', {
    // The component library empties an element in this way.
    createHTML: (markup) => {
      if (markup === '') return '';
      throw new TypeError('No text of this page becomes markup by itself.');
    },
    // The dictionary's worker.
    createScriptURL: (address) => {
      const { origin, pathname } = new URL(address, window.location.href);
      if (origin === window.location.origin && pathname.startsWith('/assets/')) return address;
      throw new TypeError('Only the program’s own scripts are run.');
    },
  });
}
