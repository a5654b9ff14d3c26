import type { Parameter } from './parameters.ts';
import type { Text } from './text.ts';

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** These names say by themselves that a place on the disk is meant. */
const PLAIN =
  words(`filepath filepaths localpath localfile localfilepath absolutepath directorypath dirpath folderpath workdir workingdir
  workingdirectory cwd savepath saveto savedir downloadpath downloaddir downloadfolder outputpath outputfile outputdir outputdirectory
  outputfilepath inputpath inputfile inputfilepath projectdir projectpath projectroot projectdirectory repopath repositorypath
  rootpath rootdir rootdirectory basedir worktreepath targetdir targetdirectory destinationpath destpath sourcepath srcpath sourcedir
  logfile configpath configfile kubeconfigpath workspacepath workspaceroot workspacedir screenshotpath imagepath videopath audiopath
  pdfpath filename_path exportpath importpath fileordirpath fullpath systempath apkpath apppath bundlepath storagestatepath`);
/** These say so only beside a word about disks, or in a tool that is about files. */
const MAYBE =
  words(`path paths file files filename filenames directory directories dir folder source destination dest target
  output newpath oldpath from to zipfile jsonfile`);
const LAST_MAYBE = words('path paths dir directory folder file filename filepath root output');
const DISK = words(`absolute local disk filesystem directory folder cwd machine`);
const SAVING = words('save saves saved saving write writes load loads read attach upload');
/** What only looks like a place on the disk. */
const ELSEWHERE =
  words(`api endpoint endpoints route routes url urls uri json jsonpath xpath s3 bucket blob gcs object slug http https selector
  css key query property field nested dot repository's vault secret engine topic gateway base64 data`);

function opening(text: Text | undefined): readonly string[] {
  return text?.tokens.slice(0, 40).map((token) => token.word) ?? [];
}

/** How surely a parameter takes a place on the disk: `plain` by its name, `told` by its description, or only `maybe`. */
export function pathKind(parameter: Parameter): 'plain' | 'told' | 'maybe' | undefined {
  const { key, words: own } = parameter;
  const isPlain = PLAIN.has(key);
  if (!isPlain && !MAYBE.has(key) && !(own.length > 1 && LAST_MAYBE.has(own.at(-1) ?? ''))) return undefined;
  const said = opening(parameter.description);
  const isElsewhere = said.slice(0, 16).some((word) => ELSEWHERE.has(word)) || own.some((word) => ELSEWHERE.has(word));
  const disk = said.some((word) => DISK.has(word));
  if (isPlain) return isElsewhere && !disk ? undefined : 'plain';
  const file = said.includes('file') || said.includes('files');
  if (said.includes('absolute') || said.includes('filesystem')) return 'told';
  if (isElsewhere) return undefined;
  if (disk || (file && said.some((word) => SAVING.has(word))) || (file && said.includes('path'))) return 'told';
  return 'maybe';
}
