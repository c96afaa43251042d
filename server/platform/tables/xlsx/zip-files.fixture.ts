// The least zip writer tests need: deflated entries, no more.
import { crc32, deflateRawSync } from 'node:zlib';

export function zipFiles(files: Record<string, Uint8Array>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, bytes] of Object.entries(files)) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(bytes);
    const sizes = Buffer.alloc(18);
    sizes.writeUInt16LE(8, 0); // method; time and date stay zero
    sizes.writeUInt32LE(crc32(bytes), 6);
    sizes.writeUInt32LE(packed.length, 10);
    sizes.writeUInt32LE(bytes.length, 14);
    const names = Buffer.alloc(4);
    names.writeUInt16LE(name.length, 0);
    const header = Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1'), sizes, names, name]);
    const rest = Buffer.alloc(14); // extra, comment, disk, attributes: all zero
    rest.writeUInt32LE(at, 10);
    const entryStart = Buffer.from('PK\x01\x02\x14\0\x14\0\0\0', 'latin1');
    directory.push(Buffer.concat([entryStart, sizes, names.subarray(0, 2), Buffer.alloc(2), rest, name]));
    local.push(header, packed);
    at += header.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...directory, end]);
}
