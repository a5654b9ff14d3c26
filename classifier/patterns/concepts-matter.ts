import { phrases } from './phrases.ts';

/** Phrases about what a tool handles: languages it runs, data it returns, places it reaches. */
export const MATTER_CONCEPTS = {
  'query-language': phrases(`
    sql | cypher | gremlin | mongodb shell | aql | plsql | psql | mql | graphql mutation | surql | surrealql | n1ql
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
    medical records | patient | patients | health records | prospects | employee | employees | customer details |
    customer profile | billing address | shipping address | user profile | user profiles | salary | candidates |
    linkedin profile | linkedin user | payroll | attendees | contacts`),
  /** Pages and posts that anyone may write. */
  'foreign-content': phrases(`
    web page | web pages | webpage | webpages | webpage's | web search | search the web | search the internet | web
    content | scrape | scrapes | scraping | crawl | crawls | website content | html content | page content | search
    results from | news articles | rss | tweets | reddit | hacker news | youtube transcript | transcripts | any url
    | any website | internet search | google search | from the web | web results | fetch a url | fetches a url | url
    content | content of a url | contents of a url`),
  /** Words that others write, and that a reading tool returns. */
  'foreign-words': phrases(`
    comment | comments | issue | issues | pull request | pull requests | email | emails | messages | inbox | thread
    | threads | reviews | posts | conversation | conversations | tickets | discussion | discussions | transcript |
    transcripts | dispute | listings | mail`),
  'private-content': phrases(`
    email | emails | inbox | mailbox | direct messages | chat history | conversations | messages | calendar events |
    calendar | private messages | voicemail | sms | notes | documents | google drive | onedrive | dropbox | file
    contents | contents of a file | content of a file | read a file | reads a file | read file | call recordings |
    meeting notes | meeting transcript | slack | clipboard | photos | knowledge graph | browser history | cookies |
    bank account | account balance | holdings | positions | demat`),
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
  /** Resources that appear on a bill. */
  billed: phrases(`
    billed | billable | incurs cost | incurs costs | incur costs | incur charges | incurs charges | will be charged
    | you will be charged | costs credits | consumes credits | uses credits | credits per | credit per | per credit
    | additional charges | may incur | paid api | deducted | api credits | cost credits | costs money | consumes
    tokens | usage based pricing | charges apply | cost warning`),
};
