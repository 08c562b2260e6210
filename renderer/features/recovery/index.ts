export { RecoveryScreen } from './recovery-screen.tsx';
