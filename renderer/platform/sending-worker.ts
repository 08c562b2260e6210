import type { FromSender, ToSend } from './sending-messages.ts';

self.addEventListener('message', ({ data }: MessageEvent<ToSend>) => void send(data));
say({ kind: 'ready' });

async function send({ id, url, headers, body }: ToSend): Promise<void> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
    const answer = await response.text();
    say({
      kind: 'answered',
      id,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: answer,
    });
  } catch {
    say({ kind: 'failed', id });
  }
}

function say(message: FromSender): void {
  self.postMessage(message);
}
