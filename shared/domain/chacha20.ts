/**
 * ChaCha20 (RFC 8439, 2.4): bytes laid under its key stream, which hides them; laid under it again they are shown. It
 * does not say whether they were changed. `key` has 32 bytes, `nonce` 12; `counter` is a 32-bit number.
 */
export function chacha20(
  key: Uint8Array,
  nonce: Uint8Array,
  counter: number,
  bytes: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const start = new Int32Array(16);
  start.set([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]);
  start.set(wordsOf(key), 4);
  start[12] = counter;
  start.set(wordsOf(nonce), 13);
  const block = new Int32Array(16);
  const stream = new Uint8Array(64);
  const view = new DataView(stream.buffer);
  const answer = Uint8Array.from(bytes);
  for (let at = 0; at < answer.length; at += 64) {
    block.set(start);
    for (let round = 0; round < 10; round += 1) doubleRound(block);
    for (let word = 0; word < 16; word += 1) {
      view.setInt32(word * 4, (Number(block[word]) + Number(start[word])) | 0, true);
    }
    const end = Math.min(64, answer.length - at);
    for (let each = 0; each < end; each += 1)
      answer[at + each] = Number(answer[at + each]) ^ Number(stream[each]);
    start[12] = (Number(start[12]) + 1) | 0;
  }
  return answer;
}

function doubleRound(block: Int32Array): void {
  quarterRound(block, 0, 4, 8, 12);
  quarterRound(block, 1, 5, 9, 13);
  quarterRound(block, 2, 6, 10, 14);
  quarterRound(block, 3, 7, 11, 15);
  quarterRound(block, 0, 5, 10, 15);
  quarterRound(block, 1, 6, 11, 12);
  quarterRound(block, 2, 7, 8, 13);
  quarterRound(block, 3, 4, 9, 14);
}

function quarterRound(block: Int32Array, one: number, two: number, three: number, four: number): void {
  let [a, b, c, d] = [Number(block[one]), Number(block[two]), Number(block[three]), Number(block[four])];
  a = (a + b) | 0;
  d = turned(d ^ a, 16);
  c = (c + d) | 0;
  b = turned(b ^ c, 12);
  a = (a + b) | 0;
  d = turned(d ^ a, 8);
  c = (c + d) | 0;
  b = turned(b ^ c, 7);
  block[one] = a;
  block[two] = b;
  block[three] = c;
  block[four] = d;
}

function turned(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function wordsOf(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getInt32(index * 4, true));
}
