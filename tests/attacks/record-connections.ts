import { appendFileSync } from 'node:fs';
import type Dgram from 'node:dgram';
import type Dns from 'node:dns';
import { createRequire } from 'node:module';
import type Net from 'node:net';

// Loaded into every process and thread of the program (NODE_OPTIONS): writes down each address that it asks for.

const file = process.env['SECRETARIAT_CONNECTIONS'] ?? '';
const require = createRequire(import.meta.url);
const net = require('node:net') as typeof Net;
const dns = require('node:dns') as typeof Dns;
const dgram = require('node:dgram') as typeof Dgram;

function told<Made extends (...all: never[]) => unknown>(what: string, make: Made): Made {
  return function (this: unknown, ...all: never[]) {
    appendFileSync(
      file,
      `${what} ${JSON.stringify(all.filter((each) => typeof each !== 'function')).slice(0, 300)}\n`,
    );
    return Reflect.apply(make, this, all) as unknown;
  } as Made;
}

/* eslint-disable @typescript-eslint/unbound-method -- they are put back where they were taken from */
net.Socket.prototype.connect = told('connect', net.Socket.prototype.connect as never);
dgram.Socket.prototype.send = told('send', dgram.Socket.prototype.send as never);
/* eslint-enable @typescript-eslint/unbound-method */
dns.lookup = told('lookup', dns.lookup as never);
dns.resolve = told('resolve', dns.resolve as never);
