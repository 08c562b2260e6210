export { EncryptionCard } from './encryption-card.tsx';
export { RecoveryKeyField } from './recovery-key-field.tsx';
export { UnlockForm } from './unlock-form.tsx';
export { UnlockScreen } from './unlock-screen.tsx';
