import { dirname } from 'node:path';
import { startServing } from '../../cli/gateway/run-gateway.ts';
