// @ts-check
/** Makes a self-signed certificate for a browser that accepts any. It is new for each run, so no key is stored. */
import { Buffer } from "node:buffer";
import { generateKeyPairSync, sign } from "node:crypto";

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const TIME = 0x17;
const BITS = 0x03;
/** The identifier of ECDSA with SHA-256. */
const ECDSA = Buffer.from("06082a8648ce3d040302", "hex");

/** @param {number} tag @param {...Uint8Array} parts @returns {Buffer} a value in DER */
function der(tag, ...parts) {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length > 0xffff) throw new Error(`${length} bytes are more than a certificate needs`);
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** @returns {{ key: string, cert: string }} in PEM, without a name, valid until 2049 */
export function certificate() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = der(SEQUENCE, ECDSA);
  const nobody = der(SEQUENCE);
  const validity = der(SEQUENCE, der(TIME, Buffer.from("200101000000Z")), der(TIME, Buffer.from("491231235959Z")));
  const said = der(
    SEQUENCE,
    der(INTEGER, Buffer.from([1])),
    algorithm,
    nobody,
    validity,
    nobody,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signed = der(SEQUENCE, said, algorithm, der(BITS, Buffer.from([0]), sign("sha256", said, privateKey)));
  const lines = signed.toString("base64").replace(/.{64}/g, "$&\n").trimEnd();
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
