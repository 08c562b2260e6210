/** The key store of the system (Keychain, DPAPI, a wallet), as a host has it. */
export type KeyStore = {
  /** Whether what is kept there is kept from other users: no, where the host would only scramble it. */
  isReal(): Promise<boolean>;
  /** Shuts a text in for this user of this computer. Throws where it cannot. */
  wrap(text: string): Promise<string>;
  /** Throws where another user, or another computer, wrapped it. */
  unwrap(wrapped: string): Promise<string>;
};

/** Of a host that has none. */
export const noKeyStore: KeyStore = {
  isReal: () => Promise.resolve(false),
  wrap: () => Promise.reject(new Error('there is no key store')),
  unwrap: () => Promise.reject(new Error('there is no key store')),
};
