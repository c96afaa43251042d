// A socket that sends what is written in one turn of the program as one message: statements that travel together do so in one
// system call and wake the database once. On a virtual machine a wake-up costs as much as a small statement.
import { Socket } from 'node:net';

export class GatheringSocket extends Socket {
  #gathering = false;

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of Socket.connect are passed through as they came
  override connect(...given: any[]): this {
    super.connect(...(given as Parameters<Socket['connect']>));
    // Node puts its own `write` on every socket it connects, in front of the one below.
    Reflect.deleteProperty(this, 'write');
    return this;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of Socket.write are passed through as they came
  override write(...given: any[]): boolean {
    if (!this.#gathering) {
      this.#gathering = true;
      this.cork();
      process.nextTick(() => {
        this.#gathering = false;
        this.uncork();
      });
    }
    return super.write(...(given as Parameters<Socket['write']>));
  }
}
