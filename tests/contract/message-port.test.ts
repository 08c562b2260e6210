import { overMessagePort } from './carriers.ts';
import { describeContract } from './describe-contract.ts';

describeContract('over a message port', overMessagePort);
