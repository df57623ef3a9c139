import type { Translated } from "../translation.ts";

export const transferMessages: Translated<"messages"> = {
  urlUnread: (url, reason, wayOut) => `읽을 수 없습니다: ${url} (${reason}). ${wayOut}`,
  chooseHost: () => "다른 호스트를 고르거나 파일을 직접 내려받아 폴더에서 여세요.",
  checkConnection: (wayOut) => `연결을 확인하고 다시 시도하세요. ${wayOut}`,
  checkName: () => "이름을 확인하거나 자기 계정으로 파일을 내려받아 폴더에서 여세요.",
  hostAnswered: (status) => `호스트 응답 ${status}`,
  hostAnsweredForPart: (status) => `일부를 요청했을 때 호스트 응답 ${status}`,
  hostRefuses: (status, why) => `호스트 응답 ${status}: ${why}`,
  termsFirst: () => "먼저 계정으로 약관에 동의해야 합니다",
  privateOrMissing: () => "비공개이거나 약관 동의가 필요하거나 존재하지 않습니다",
  pageForFile: () => "호스트가 파일 대신 페이지를 보냈습니다",
  noSizeTold: () => "호스트가 Content-Range로 파일 크기를 알려 주지 않습니다",
  noFirstBytes: () => "호스트가 처음 바이트를 주지 않습니다(416)",
  onlyWhole: (most) => `호스트가 통째로만 주는데 ${most}바이트보다 큽니다`,
  hubLacks: () => "hub 목록에는 있는데 파일이 없습니다",
  noLongerThere: () => "파일이 더는 없습니다",
  timesInARow: (reason, times) => `${reason}, 연속 ${times}번`,
  nothingArrived: (seconds) => `${seconds}초 동안 아무것도 오지 않았습니다`,
  connectionFailed: (detail) => `연결 실패: ${detail}`,
  endedEarly: (count, length) => `${length}바이트 중 ${count}바이트에서 끊겼습니다`,
  notInBrowser: (url) => `이 브라우저에 더는 없습니다: ${url}. 전에 받은 곳에서 다시 받으세요.`,
  changedMeanwhile: (name, got, size) =>
    `${name}: ${size}바이트여야 하는데 ${got}바이트입니다. 그사이 바뀌었으니 캐시를 지우고 다시 시도하세요.`,
  damagedOnItsWay: (name, got, hash) =>
    `${name}: 전송 중에 손상되었습니다. SHA-256이 ${hash}여야 하는데 ${got}입니다. 버렸으니 다시 시도하거나 다른 호스트를 고르세요.`,
  hostAddress: (example, got) => `hub 호스트는 ${example} 같은 주소여야 하는데 ‘${got}’입니다.`,
  siteFileFailed: (path, why) =>
    `내려받지 못했습니다: ‘${path}’ (${why}). 연결을 확인하고 ‘시작’을 눌러 다시 시도하세요.`,
  serverSentPage: () => "서버가 파일 대신 페이지를 보냈습니다",
  pathOutside: (path, folder) => `‘${path}’: ${folder} 안의 경로여야 합니다`,
  fileMoved: (name) =>
    `‘${name}’: 더는 읽을 수 없습니다. 옮겨졌거나 바뀌었거나 닫혔으니 다시 고르세요.`,
  nothingGiven: () =>
    "파일이 없습니다. 빈 폴더, 글자, 웹 페이지의 일부에는 파일이 들어 있지 않습니다. 파일이나 파일이 든 폴더를 고르세요.",
  noSuchFile: (folder, path) => `${folder}에 ‘${path}’ 파일이 없습니다.`,
  damagedBytes: () => "압축된 데이터가 손상되었습니다",
  unpackTooLarge: (most) => `압축을 풀었을 때 최대 ${most}바이트여야 합니다`,
  datasetNotOnHub: (host, path, dataset, advice) =>
    `${host}에 ${dataset}의 ‘${path}’ 파일이 없습니다. ${advice}`,

  viewerRefuses: (url, reason, status) =>
    `데이터셋 뷰어가 주지 않습니다: ${url} — ${reason} (${status}). 1분 뒤에 다시 시도하거나 parquet 파일을 가져오세요.`,
  noAnswer: (url, detail) => `응답이 없습니다: ${url} (${detail}). 네트워크를 확인하세요.`,
  noReason: () => "이유를 알려 주지 않음",
};
