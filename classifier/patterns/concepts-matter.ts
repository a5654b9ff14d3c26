import { phrases } from './phrases.ts';

/** Phrases about what a tool handles: languages it runs, data it returns, places it reaches. */
export const MATTER_CONCEPTS = {
  'query-language': phrases(`
    sql | graphql document | graphql mutations | query or mutation | queries and mutations | queries or mutations | cypher |
    gremlin | mongodb shell | aql | plsql | psql | mql | graphql mutation | surql | surrealql | n1ql
    | tsql | t sql | hql | redis command | nosql query`),
  'reading-language': phrases(`
    promql | logql | jql | lucene | kql | kusto | nrql | sparql | soql | insights query | xpath | jmespath |
    jsonpath | flux query | opensearch query | elasticsearch query | gaql | traceql | metricsql`),
  /** A secret as what is handed back; "key" alone is too often a name of a row. */
  secret: phrases(`
    password | passwords | api key | api keys | access token | access tokens | secret key | secret keys | private
    key | private keys | credentials | decrypted | connection string | connection strings | connection uri | bearer
    token | auth token | refresh token | environment variables | env vars | secret value | secret values | client
    secret | kubeconfig | seed phrase | mnemonic | recovery codes | signing key | plaintext secret | vault secret |
    provisioning keys | 密码 | 密钥 | パスワード | 비밀번호 | contraseña | passwort | mot de passe | senha | пароль | пароли`),
  /** What is known about people. */
  'personal-data': phrases(`
    email address | email addresses | phone number | phone numbers | personal data | personal information | contact
    information | contact details | home address | date of birth | social security | passport | medical record |
    medical records | patient | patients | health records | prospects | prospect | employee | employees | customer
    details | customer profile | billing address | shipping address | user profile | user profiles | salary |
    candidate | candidates | applicant | applicants | linkedin profile | linkedin user | payroll | attendee |
    attendees | participants | contact | contacts | user | users | current user | authenticated user | whoami | my
    profile | user info | user information | user details | user data | member | members | people | person | persons |
    customer | customers | lead | leads | follower | followers | subscriber | subscribers | collaborator |
    collaborators | contributors | assignees | teammates | colleagues | staff | students | athlete | athletes |
    friends | recipients | memberships | roster | guests | speakers | organizers | respondents | players | tenants |
    who has access | bookings | reservations | appointments | customer orders | reviewers | caller | callers | phone calls | call records | user groups | 用户列表 | 用户信息 | 联系人`),
  /** Places where everybody writes about themselves: what is read there is by and about people. */
  'social-network': phrases(`
    linkedin | instagram | twitter | tweets | facebook | tiktok | reddit | subreddit | mastodon | bluesky | weibo |
    telegram channel | youtube comments | hacker news | threads post | x posts`),
  /** Pages and posts that anyone may write. */
  'foreign-content': phrases(`
    web page | web pages | webpage | webpages | webpage's | web search | search the web | search the internet | web
    content | scrape | scrapes | scraping | crawl | crawls | website content | html content | page content | search
    results from | news articles | rss | tweets | reddit | hacker news | youtube transcript | transcripts | any url
    | any website | internet search | google search | from the web | web results | fetch a url | fetches a url | url
    content | content of a url | contents of a url | content from urls | content from a url | content from url | web
    research | comprehensive research | information from multiple sources | documentation and code examples | library
    documentation | package documentation | documentation for any | docs for any | matching libraries | search
    engine`),
  /** Words that others write, and that a reading tool returns. */
  'foreign-words': phrases(`
    comment | comments | issue | issues | pull request | pull requests | merge request | merge requests | email |
    emails | message | messages | message history | channel history | inbox | thread | threads | review | reviews |
    post | posts | conversation | conversations | ticket | tickets | discussion | discussions | transcript |
    transcripts | dispute | listing | listings | mail | reply | replies | tweets | answers | articles | article |
    abstracts | submissions | feedback | news | gists | gist | gist content | issue details | readme`),
  /** What a page in a browser shows, says or exchanges. */
  'page-state': phrases(`
    screenshot | screenshots | snapshot | console message | console messages | console logs | console output |
    console | current page | network request | network requests | network traffic | page text | visible text |
    visible html | html content | accessibility tree | page source | text content | inner text | page snapshot | dom |
    page html | elements on screen | screen elements | ui hierarchy | view hierarchy`),
  /** Findings that a machine wrote, for which the words of a tracker are used too. */
  'machine-finding': phrases(`
    code quality | static analysis | security issue | security issues | vulnerability | vulnerabilities | linter |
    lint | sast | code analysis | code coverage | coverage | security finding | security findings | stack trace |
    stack traces | stacktrace | crash | crashes | exception | exceptions | production errors | compiler errors |
    performance issues | performance issue`),
  /** Public places that hold what anybody put there. */
  'public-host': phrases(`
    github | gitlab | bitbucket | gitee | npm | pypi | huggingface | hugging face | app store | play store | docker
    hub | marketplace`),
  'private-content': phrases(`
    email | emails | mail | inbox | mailbox | message | messages | message history | channel history | direct
    messages | chat | chats | chat history | conversation | conversations | calendar events | calendar event |
    calendar | meeting | meetings | private messages | voicemail | sms | note | notes | memo | memos | document |
    documents | google drive | onedrive | dropbox | file contents | contents of a file | content of a file | contents
    of file | contents of the file | contents of a text file | contents of files | contents of multiple files | read
    a file | reads a file | read file | file data | text file | call recordings | recordings | recording | meeting
    notes | meeting transcript | slack | clipboard | photos | knowledge graph | browser history | cookies | bank
    account | account balance | holdings | positions | demat | log | logs | log entries | log lines | log data | log
    events | log messages | build log | audit log | incident | incidents | diff | diffs | git diff | commit history |
    commit log | commits | commit | reference logs | authorship information | git history | source code | script
    content | code content | row | rows | record | records | table data | tickets | ticket | task | tasks | subtasks | todos |
    todo | reminders | comments | comment | invoice | invoices | bank transactions | timesheets | timesheet | payroll
    | expenses | orders | order | payments | balance sheet | trial balance | profit and loss | deals | manual journals | bank statements | account statements | memories | observations | figma file | figma data | design data |
    design context | spreadsheet | spreadsheets | worksheet | sheet data | cell values | block children | page content |
    page markdown | wiki page | wiki pages | replay | session replay | stack trace | error events |
    attachments | attachment | checklist | checklist
    items | cards | card | issue | issues | pull request | pull requests | crash reports | occurrences | job output | command output | phone calls | call records |
    definition file |
    build output | replies | reply | merge request | merge requests | clones | traces | trace | responses | transcript |
    transcripts | entire graph | nodes in the knowledge graph | git blame |
    blame`),
  /** Things that hold content where a server keeps them, and are something else elsewhere. */
  'own-things': phrases(`
    page | pages | block | blocks | entity | entities | event | events | item | items | entry | entries |
    page content`),
  /** What is named after what it stands in for. */
  'stand-in': phrases(`
    simulated | simulates a | simulates the | simulates an | mocked | temporary branch | dummy data | fake data`),
  /** Things that make something visible to everyone. */
  public: phrases(`
    publicly | public url | to the public | publicly accessible | publicly available | make it public | make public
    | goes live | go live | public post | to npm | to pypi | app store | play store | on linkedin | on twitter | to
    twitter | on x | on instagram | on facebook | to youtube | a tweet | blog post | to the world | live site | live
    website`),
  /** People and rights. */
  access: phrases(`
    permission | permissions | collaborator | collaborators | access control | access policy | iam policy | role
    assignment | admin role | grant access | grants access | revoke access | revokes access | share with | sharing
    settings | firewall rule | firewall rules | security group | acl | team member | api token | ssh key |
    public access | api key | access key | bucket policy | password | mfa | multi factor`),
  /** How a parameter says that the same call takes the effect back. */
  'way-back': phrases(`
    false to restore | false to unarchive | false to un archive | to unarchive | to un archive | to restore it | to
    restore a page | to undo this | restores it | set to false to restore`),
  /** Resources that appear on a bill. */
  billed: phrases(`
    billed | billable | incurs cost | incurs costs | incur costs | incur charges | incurs charges | will be charged
    | you will be charged | costs credits | consumes credits | uses credits | credits per | credit per | per credit
    | additional charges | may incur | paid api | deducted | api credits | cost credits | costs money | consumes
    tokens | usage based pricing | charges apply | cost warning`),
};
