/** What a sentence about a text argument says, with texts that it is true of. */
export interface PatternCase {
  says: string;
  hits: readonly string[];
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Addresses inside, in all the spellings that some client takes for one. */
export const ADDRESS_CASES: readonly PatternCase[] = [
  {
    says: 'has a scheme other than http and https',
    hits: lines(String.raw`
file:///etc/passwd
FILE:/etc/passwd
gopher://127.0.0.1:25/_HELO
ftp://example.com/x
javascript:alert(1)
data:text/html,hello
dict://example.com:1
ws://example.com
httpx://example.com
h:x
ht://x
htt://x
url:http://127.0.0.1
  file:///etc/passwd
view-source:http://127.0.0.1
jar:http://127.0.0.1!/
a.b://127.0.0.1`),
  },
  {
    says: 'has a loopback, private, link-local or metadata address as its host',
    hits: lines(String.raw`
http://127.0.0.1
https://127.8.8.8:8443/x
http://0.0.0.0:8080
http://10.0.0.1/
http://172.16.0.1
http://172.31.255.255
http://192.168.0.1
http://100.64.0.1
http://100.100.100.200/latest/meta-data
http://169.254.169.254/latest/meta-data
http://168.63.129.16/
http://192.0.0.192/opc
http://198.18.0.1
http://224.0.0.1
http://255.255.255.255
http://127.0.0.1.
http://127.0.0.1?x
http://127.0.0.1#@example.com
HTTP://127.0.0.1
 http://127.0.0.1
//10.0.0.1/x
10.0.0.1/admin
10.0.0.1:8080
http:127.0.0.1
http:/127.0.0.1
http:///127.0.0.1
http:\\127.0.0.1
http://example.com@127.0.0.1/
http://user:pw@10.0.0.1
http://a@b@127.0.0.1
http://example.com\@127.0.0.1/
http://127.0.0.1\@example.com/
http://127.0.0.1:80\@example.com/
<http://127.0.0.1>
http://[::1]/
http://[::]
http://[0:0:0:0:0:0:0:1]
http://[::ffff:127.0.0.1]
http://[::ffff:7f00:1]/x
http://[::127.0.0.1]
http://[fe80::1%25eth0]/
http://[fd00:ec2::254]/latest/meta-data
http://[FC00::1]
http://[64:ff9b::7f00:1]
http://[2002:7f00:1::]
http://[2001::1]
http://user@[::1]:80/`),
  },
  {
    says: 'hides its host behind unusual numbers, escapes or look-alike characters',
    hits: [
      ...lines(String.raw`
http://127.1
http://127.0.1/
http://2130706433/
2130706433
http://017700000001
http://0177.0.0.1
http://0x7f000001
http://0X7F.0.0.1
http://0x7f.1
http://127.0.0.0x1
http://0/
http://383.0.0.1
http://::1/
http://１２７.０.０.１
http://127。0。0。1
http://127．0．0．1
http://①②⑦.0.0.1
http://127%2e0.0.1
http://%31%32%37.0.0.1
http://%6c%6f%63alhost
http://ⓛocalhost
http://ｌｏｃａｌｈｏｓｔ
http://𝟏𝟐𝟕.0.0.1
http://127.0.0.1:80%40example.com
http:\\example.com`),
      'http://127.0.\t0.1',
      'ht\ntp://127.0.0.1',
      'http://local\u00adhost',
      'http://local\u200bhost',
    ],
  },
  {
    says: 'names the own machine or network, such as localhost or a name without a dot',
    hits: lines(String.raw`
http://localhost
http://LOCALHOST:3000
http://localhost.
http://foo.localhost
localhost:3000
localhost/x
//localhost/x
http://localhost.localdomain
http://printer.local
http://metadata.google.internal/
http://host.docker.internal:9000
http://router.lan
http://nas.home.arpa
http://db.corp
http://kubernetes.default.svc
http://metadata/
http://redis:6379/
http://intranet/x
http://user:pw@intranet/
http://127.0.0.1.nip.io
http://10-0-0-1.sslip.io
http://localtest.me
http://example.com@localhost/`),
  },
];

/** Addresses of the public internet that only look like the others. */
export const PUBLIC_ADDRESSES = [
  ...lines(String.raw`
https://example.com
https://example.com./
HTTPS://EXAMPLE.COM
https://example.com:8443/x
example.com
example.com:8080/x
https://10.example.com
https://127.0.0.1.example.com
https://127-0-0-1.example.com
https://localhost.example.com
https://internal.example.com
https://notlocalhost.com
https://local.dev
https://example.com/127.0.0.1
https://example.com/?u=http://127.0.0.1
https://example.com/#127.0.0.1
https://example.com/@localhost
https://example.com/foo:bar@localhost/
https://medium.com/@10.0.0.1
https://127.0.0.1@example.com/
https://user:pw@example.com/
https://8.8.8.8/
http://11.0.0.1
http://9.255.255.255
http://172.15.0.1
http://172.32.0.1
http://192.169.0.1
http://100.63.0.1
http://100.128.0.1
http://169.253.1.1
http://198.20.0.1
http://223.255.255.255
http://[2606:4700:4700::1111]/
http://[2001:4860:4860::8888]
https://[2a00:1450::1]:443/
https://münchen.de
https://例え.jp/パス
https://example.com/a%20b?c=%2e%2e
https://example.com/a b
https://0x.org
https://1e100.net
https://0xbad.cafe
https://123.com
https://a.b.c.d.example.co.uk
http.dev/x
https.example.com/x`),
];

export const PATH_CASES: readonly PatternCase[] = [
  {
    says: 'climbs to a folder above with two dots, or holds a zero character',
    hits: [
      '..',
      '../x',
      'a/../../etc',
      String.raw`a\..\b`,
      'a/..',
      '%2e%2e/x',
      'a/%252e%252e/x',
      'a%2f..%2fb',
      '..;/x',
      '.%2e/x',
      'a\u0000.png',
      'a%00.png',
      'C:..\\x',
    ],
  },
  {
    says: 'names a well-known place of secrets, such as a key, a file of passwords or the settings of an agent',
    hits: lines(String.raw`
/home/u/.ssh/id_rsa
~/.ssh
~/.SSH/config
.ssh/authorized_keys
C:\Users\u\.ssh\id_ed25519
/root/.aws/credentials
.env
app/.env
.env.local
.env.production
.env.production.local
C:\app\.env.
.env::$DATA
file:///home/u/%2essh/x
a%2f.aws%2fcredentials
id_rsa
/backup/id_ecdsa
/etc/shadow
/etc/shadow-
//etc//shadow
/etc/sudoers
/proc/self/environ
/proc/1/environ
/run/secrets/db
/var/run/secrets/kubernetes.io/serviceaccount/token
~/.git-credentials
.netrc
.npmrc
.pypirc
.pgpass
~/.kube/config
~/.docker/config.json
~/.gnupg/secring.gpg
~/.config/gcloud/credentials.db
~/.config/gh/hosts.yml
~/.bash_history
/Users/u/Library/Keychains/login.keychain-db
C:\Windows\System32\config\SAM
keys/server.p12
db.kdbx
~/.cursor/mcp.json
claude_desktop_config.json
/etc/ssh/ssh_host_rsa_key`),
  },
  {
    says: 'names a file that is run by itself, such as a start-up file or a hook',
    hits: lines(String.raw`
~/.bashrc
/home/u/.zshrc
.profile
repo/.git/hooks/pre-commit
/etc/cron.d/x
/etc/crontab
/var/spool/cron/root
~/.config/autostart/x.desktop
~/.config/systemd/user/x.service
~/Library/LaunchAgents/x.plist
C:\Users\u\AppData\Roaming\Microsoft\Windows\Start Menu\Programs\Startup\x.bat
/etc/systemd/system/x.service
~/.gitconfig`),
  },
];

/** Paths that only look like those. */
export const PLAIN_PATHS = lines(String.raw`
src/index.ts
/home/u/project/README.md
C:\Users\u\Documents\x.docx
file..txt
v1..v2
main..feature
.../x
a..b/c
docs/ssh/index.md
my.ssh
sshd.md
.env.example
.env.sample
.envrc.md
environment.ts
src/env/index.ts
id_rsa.pub
notes/id_rsa_howto.md
etc/shadowing.md
proc/environ.md
shadow
secrets.md
run/secretary.md
.github/workflows/ci.yml
.gitignore
.git/config
profile.ts
bashrc.md
cron/jobs.ts
.config/app.json
a b/c d.txt
日本語/ファイル.txt
credentials/README.md`);

export const ALL_CASES: readonly PatternCase[] = [...ADDRESS_CASES, ...PATH_CASES];
