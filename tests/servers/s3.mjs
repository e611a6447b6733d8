// An object store for the tests: node s3.mjs FOLDER PORT
// (with --openssl-legacy-provider, for the tokens by which it pages its lists.)
// Holds the bucket "evidence" and knows the key S3RVER (secret canary-secret-9), whose signatures it checks. Prints three ports as JSON: its own, one whose connections break
// after a megabyte, and one that takes connections and never answers.
import { createHash, createHmac } from 'node:crypto';
import net from 'node:net';
import S3rver from 's3rver';

const [directory, port] = process.argv.slice(2);
const store = new S3rver({
  address: '127.0.0.1',
  port: Number(port),
  silent: true,
  directory,
  configureBuckets: [{ name: 'evidence' }],
});

// s3rver itself believes any signature of version 4.
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
const signatureOf = ({ method, path, querystring, headers }, [, date, region, signed]) => {
  const query = querystring.split('&').filter(Boolean).map(p => (p.includes('=') ? p : `${p}=`)).sort().join('&');
  const listed = signed.split(';').map(name => `${name}:${headers[name].trim()}\n`).join('');
  const request = [method, path, query, listed, signed, headers['x-amz-content-sha256']].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const digest = createHash('sha256').update(request).digest('hex');
  const key = [date, region, 's3', 'aws4_request'].reduce(hmac, 'AWS4canary-secret-9');
  return hmac(key, ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, digest].join('\n')).toString('hex');
};
store.middleware.unshift(async (ctx, next) => {
  const given = ctx.get('authorization');
  const parts = /Credential=S3RVER\/(\d+)\/([^/]+)\/.*SignedHeaders=([^,]+), ?Signature=/.exec(given);
  if (parts && !given.endsWith(`Signature=${signatureOf(ctx, parts)}`)) {
    ctx.req.resume();
    ctx.status = 403;
    ctx.type = 'application/xml';
    ctx.body = '<Error><Code>SignatureDoesNotMatch</Code><Message>The signature does not match.</Message></Error>';
  } else {
    await next();
  }
});
const { port: open } = await store.run();

const listen = onConnection => new Promise(resolve => {
  const server = net.createServer(onConnection).listen(0, '127.0.0.1', () => resolve(server.address().port));
});

const breaking = await listen(client => {
  const upstream = net.connect(open, '127.0.0.1');
  let passed = 0;
  const pass = to => chunk => {
    passed += chunk.length;
    if (passed > 1_000_000) {
      client.destroy();
      upstream.destroy();
    } else {
      to.write(chunk);
    }
  };
  client.on('data', pass(upstream)).on('close', () => upstream.destroy()).on('error', () => {});
  upstream.on('data', pass(client)).on('close', () => client.destroy()).on('error', () => {});
});
const silent = await listen(client => client.on('error', () => {}).resume());

console.log(JSON.stringify({ open, breaking, silent }));
process.stdin.on('end', () => process.exit(0)).resume();
