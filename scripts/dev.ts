import './require-node.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Plugin, type ProxyOptions } from 'vite';
import { rendererSettings } from './build-targets.ts';
import { inProject } from './project.ts';
import { writeFileList } from './write-file-list.ts';

const linkInOutput = /http:\/\/(?:127\.0\.0\.1|localhost):\d+\S*/;

const link = await startBrowserHost(process.argv.slice(2));
const server = await createServer({
  ...rendererSettings(),
  plugins: [...(rendererSettings().plugins ?? []), withoutPolicy()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      // Commands, what is asked of the host itself, and files on their way out.
      '^/(rpc|session|downloads)(/|$)': toHost(link),
      [launchPattern(link)]: toHost(link),
    },
  },
});
await server.listen();
const port = server.config.server.port;
console.log(`Secretariat with hot reload: http://127.0.0.1:${port}${link.pathname}${link.search}`);

/** Starts the browser host from its sources; it ends with this process. A change of the core needs a new start. */
function startBrowserHost(argv: readonly string[]): Promise<URL> {
  const host = spawn(
    process.execPath,
    [
      inProject('electron/browser/main.ts'),
      '--no-open',
      '--renderer',
      aPageOfNobody(),
      '--resources',
      inProject('resources'),
      ...argv,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  process.on('exit', () => host.kill());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
  return new Promise((found, failed) => {
    let output = '';
    host.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      output += chunk.toString('utf8');
      const printed = linkInOutput.exec(output);
      if (printed) found(new URL(printed[0]));
    });
    host.on('close', () => failed(new Error('The browser host ended before it printed its link.')));
  });
}

// The host serves a built page only, and this one is served from its sources.
function aPageOfNobody(): string {
  const folder = mkdtempSync(join(tmpdir(), 'secretariat-dev-'));
  writeFileSync(join(folder, 'index.html'), '<title>Secretariat</title>');
  writeFileList(folder);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// The host takes requests from its own address only, and this server stands in front of it.
function toHost(address: URL): ProxyOptions {
  return {
    target: address.origin,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on('proxyReq', (request, incoming: IncomingMessage) => {
        const isFromThisPage = incoming.headers.origin === `http://${incoming.headers.host}`;
        if (isFromThisPage) request.setHeader('origin', address.origin);
      });
    },
  };
}

// Hot reload needs an inline script, which the page's own policy forbids.
function withoutPolicy(): Plugin {
  return {
    name: 'without-content-security-policy',
    transformIndexHtml: (html) => html.replace(/<meta[^>]*content-security-policy[^>]*>/i, ''),
  };
}

// The launch link is answered by the host, which sets the session's cookie and sends the browser on to the page.
function launchPattern(address: URL): string {
  const [parameter = ''] = address.searchParams.keys();
  return `^/\\?${parameter}=`;
}
