import { verbs } from './verb.ts';
import type { VerbEntry } from './verb.ts';

/** Reading leaves everything as it was, whatever the thing that is read is called. */
const READ_VERBS = [
  ...verbs(
    'Read',
    'clear',
    'never',
    `get fetch retrieve look reveal decrypt dump list read find lookup view show describe inspect verify validate analyze analyse examine compare
    explain summarize summarise simulate calculate compute estimate browse explore discover enumerate detect predict recommend
    suggest determine parse decode translate introspect identify obtain return grep geocode enrich diagnose
    preview lint assess gather visualize aggregate audit transcribe decompile disassemble research proofread
    paraphrase rephrase brainstorm unfurl cite troubleshoot recall backtest rescan recheck recalculate autocomplete`,
  ),
  ...verbs('Read', 'clear', 'head', 'search query check count display scan diff monitor poll ping peek expect assert'),
  ...verbs(
    'Read',
    'fair',
    'never',
    `extract resolve convert download export ask provide render classify rank score measure evaluate match locate
    receive encode hash capture echo wait know learn think answer scrape crawl observe collect generate select
    highlight choose infer understand review tell give embed tokenize compress decompress isolate debug reason narrate
    reconcile simplify`,
  ),
  ...verbs(
    'Read',
    'fair',
    'head',
    'test filter sort trace watch track forecast print load open format say map tail cat stat sample plan quote profile chat',
  ),
  ...verbs('Read', 'fair', 'often', 'screenshot snapshot report help'),
];

/** Writing can be put back: another call, or the history of the service, undoes it. */
const WRITE_VERBS = [
  ...verbs(
    'Write',
    'clear',
    'never',
    `create add insert append update edit modify write save upload send reply assign unassign rename duplicate configure
    enable disable register invite join unfollow subscribe unsubscribe publish unpublish archive unarchive reopen
    approve reject submit compose unpin unmute unblock unban attach detach unlink restore undelete undo
    acknowledge dismiss snooze upsert tweet notify broadcast remind annotate unstar untag unlock lock provision
    onboard initialize follow unstage move merge clone fork rebase cherrypick reorder prepend populate memorize remember ingest
    favorite unfavorite unsave customize mkdir reschedule republish react mutate resend unresolve unapprove unprotect unshare unvote protect untrash reprioritize reassign relabel retag resubmit reapply reinvite hide unhide allowlist denylist whitelist
    blacklist signup putback`,
  ),
  ...verbs(
    'Write',
    'clear',
    'head',
    'set put patch post import store copy push commit comment share pin tag label mark',
  ),
  ...verbs(
    'Write',
    'fair',
    'never',
    `leave accept decline connect disconnect recover revert rotate renew extend adjust promote demote
    complete init setup sync synchronize toggle apply grant reset refresh close cancel
    replace transform bind unbind associate disassociate allocate claim migrate finish stash pick rewrite supersede fix correct release confirm reactivate checkout checkin login logout authenticate activate deactivate sign trash unset repair autofix regenerate reconnect reindex resync relocate reallocate freeze unfreeze ungroup align
    distribute arrange draw crop rasterize flatten blur sharpen colorize unmerge speedup slowdown trim`,
  ),
  ...verbs(
    'Write',
    'fair',
    'head',
    'draft schedule flag forward star bookmark vote block ban mute link change switch stage tag backup transfer book',
  ),
  ...verbs('Write', 'fair', 'often', 'message email feedback index branch reserve notification log record request'),
  ...verbs(
    'Write',
    'vague',
    'never',
    'manage handle make maintain administer place new void finalize authorize issue advance take',
  ),
  ...verbs('Write', 'vague', 'often', 'group'),
  ...verbs('Write', 'vague', 'never', 'prioritize'),
  ...verbs('Write', 'vague', 'head', 'pull skip'),
];

/** Running something hands over control: what happens then is decided elsewhere. */
const EXECUTE_VERBS = [
  ...verbs(
    'Execute',
    'clear',
    'never',
    `execute exec invoke restart reboot launch spawn kill terminate undeploy redeploy rollback recompile rebuild
    install click tap swipe hover eval cordon uncordon drain relaunch rerun recycle reinstall reprovision vacuum defragment spinup turnoff turnon switchoff
    switchon poweroff poweron bringup`,
  ),
  ...verbs('Execute', 'clear', 'head', 'run deploy start stop trigger dispatch scale rollout'),
  ...verbs(
    'Execute',
    'fair',
    'never',
    'pause resume retry compile boot shutdown automate upgrade downgrade navigate scroll drag suspend begin spin resize initiate end abort',
  ),
  ...verbs('Execute', 'fair', 'head', 'call build press replay power play dial'),
  ...verbs('Execute', 'fair', 'often', 'bash shell ssh kubectl terminal'),
  ...verbs(
    'Execute',
    'vague',
    'never',
    'perform process control operate interact do use go conduct orchestrate employ delegate',
  ),
  ...verbs('Execute', 'fair', 'never', 'inject bootstrap'),
  ...verbs('Execute', 'vague', 'head', 'type fill input emulate turn dim'),
];

/** What these take away cannot be fetched back by another call. */
const DESTRUCTIVE_VERBS = [
  ...verbs(
    'Destructive',
    'clear',
    'never',
    'delete remove destroy purge erase wipe truncate expunge shred obliterate nuke del rm unregister deregister eradicate overwrite teardown throwaway wipeout clearout tidyup',
  ),
  ...verbs(
    'Destructive',
    'fair',
    'never',
    'revoke uninstall recreate discard prune decommission evict cleanup forget clean tidy retire',
  ),
  ...verbs('Destructive', 'fair', 'head', 'clear flush empty drop'),
];

/** A money verb needs no object; words that are only sometimes about money get theirs from the objects. */
const FINANCIAL_VERBS = [
  ...verbs('Financial', 'clear', 'never', 'pay settle buy sell withdraw remit repay liquidate unstake payout cashout'),
  ...verbs('Financial', 'clear', 'head', 'refund purchase'),
  ...verbs('Financial', 'fair', 'head', 'trade charge swap donate invest deposit borrow lend topup recharge'),
  ...verbs('Financial', 'fair', 'often', 'bid tip payout stake'),
];

export const VERBS: readonly VerbEntry[] = [
  ...READ_VERBS,
  ...WRITE_VERBS,
  ...EXECUTE_VERBS,
  ...DESTRUCTIVE_VERBS,
  ...FINANCIAL_VERBS,
];
