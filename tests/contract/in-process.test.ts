import { inProcess } from './carriers.ts';
import { describeContract } from './describe-contract.ts';

describeContract('in process', inProcess);
