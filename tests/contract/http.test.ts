import { overHttp } from './carriers.ts';
import { describeContract } from './describe-contract.ts';

describeContract('over loopback HTTP', overHttp);
