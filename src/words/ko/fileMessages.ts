import type { Translated } from "../translation.ts";

export const fileMessages: Translated<"messages"> = {
  at: (at, why) => `${at}: ${why}`,
  atMustBe: (at, rule, got) => `${at}의 값은 ${rule}여야 하는데 ${got}입니다`,
  notJson: (at, detail) => `${at}: JSON이 아닙니다(${detail})`,
  nothing: () => "빈 값",
  anObject: () => "객체",
  anArray: () => "배열 형태",
  aText: () => "텍스트",
  aFilledText: () => "비어 있지 않은 텍스트",
  aFiniteNumber: () => "유한한 수",
  aSafeInteger: () => "2^53보다 작은 정수",
  aDate: () => "ISO 8601 형식의 날짜",
  aSha256: () => "16진수 64자리의 SHA-256 해시",
  risingSteps: () => "1부터 커지기만 하는 정수",
  listOf: (count) => `수 ${count}개의 리스트`,
  listAsLong: (count) => `${count}개의 리스트(라벨마다 하나)`,
  listInRows: (each) => `수 ${each}개씩의 리스트`,

  notRecording: () => "Lipsum Playground의 기록이 아닙니다",
  recordingVersion: (known, got) =>
    `기록의 버전은 ${known}이어야 하는데 ${got}입니다. 페이지가 기록보다 오래되었으니 새로 고치세요`,
  inFile: (name, why) => `‘${name}’: ${why}`,
  noRecordingIn: (name) => `저장한 실험이 아닙니다(${name} 없음). 다른 파일을 고르세요`,
  damagedZip: (detail) =>
    `zip이 손상되었습니다(${detail}). 복사하면서 잘렸을 수 있으니 다시 복사하세요`,
  manifestForm: (manifest, form, got) =>
    `${manifest}의 형식은 ${form}, 버전은 1이어야 하는데 ${got}입니다. 페이지가 파일보다 오래되었을 수 있으니 새로 고치세요`,
  changedSince: (why) => `${why}. 저장한 뒤에 파일이 바뀌었거나 손상되었습니다. 다시 저장하세요`,
  mustHaveBytes: (name, size, got) => `${name}의 크기는 ${size}바이트여야 하는데 ${got}입니다`,
  mustHaveHash: (name, hash, got) => `${name}의 SHA-256은 ${hash}여야 하는데 ${got}입니다`,
  notInManifest: (name, manifest) => `${manifest}에 ${name} 항목이 없습니다`,
  none: () => "없음",
  oneKeptRun: (got) => `보관된 실행 파일에는 실행이 하나여야 하는데 ${got}개입니다`,
  curvesOnly: (why) => `곡선은 보여 주지만 가중치는 쓸 수 없습니다: ${why}`,

  otherModel: (name, made, here) =>
    `이 실행에는 SHA-256이 ${made}인 모델 ‘${name}’이 필요한데 여기 있는 것은 ${here}입니다. 파일을 만든 페이지에서 열거나 새로 학습하세요`,
  otherData: (name, made, here) =>
    `이 실행에는 SHA-256이 ${made}인 데이터 ‘${name}’이 필요한데 여기 있는 것은 ${here}입니다. 파일을 만든 페이지에서 열거나 새로 학습하세요`,
  saveAgain: (why) => `${why}. 파일을 다시 저장하세요`,
  runForEachMethod: (methods, got) =>
    `체크포인트에는 방법 ${methods}개마다 실행이 하나씩 있어야 하는데 ${got}개입니다`,
  storyUnreadable: (detail) => `체크포인트의 실행 이력을 읽을 수 없습니다(${detail})`,
  strangerInStory: (runId) => `체크포인트에 없는 실행 ‘${runId}’의 이력이 들어 있습니다`,
  mustBeSavedOnTheWay: () =>
    "이어서 하는 실험은 도중에 저장해야 하는데 이 브라우저는 이 페이지의 파일을 보관하지 않습니다. 허용하거나 다른 프로필을 쓰세요",
  notCheckpoint: () => "체크포인트 파일이 아닙니다.",
  checkpointVersion: (version, got) =>
    `체크포인트의 버전은 ${version}이어야 하는데 ${got}입니다. 이 프로그램의 다른 버전이 쓴 것입니다.`,
  checkpointOfOther: (tensor, elements, got) =>
    `다른 실험의 체크포인트입니다. ‘${tensor}’에는 수가 ${elements}개 있어야 하는데 ${got}입니다.`,
  modelChanged: (saved, now) =>
    `이 실험을 저장한 뒤 모델이 바뀌어(SHA-256 ${saved}…, 지금은 ${now}…) 같은 수치로 이어 갈 수 없습니다. 처음부터 시작하세요.`,
  dataChanged: (saved, now) =>
    `이 실험을 저장한 뒤 데이터가 바뀌어(SHA-256 ${saved}…, 지금은 ${now}…) 같은 수치로 이어 갈 수 없습니다. 처음부터 시작하세요.`,
  nothingSavedOf: (startId) => `실험 ‘${startId}’의 저장이 없습니다.`,
  noWeightsOf: (runId) =>
    `‘${runId}’의 가중치가 없습니다. 아직 끝나지 않았거나 보관하지 못했습니다.`,
  notInTraining: () =>
    "이 실행은 지금 학습 중이 아닙니다. 시작할 때까지 기다리거나 끝났을 때의 결과를 보세요.",
  runsInOtherTab: () => "이 실험은 이미 다른 탭에서 실행 중입니다. 그 탭에서 계속하세요.",
  alreadyRunning: () => "이미 실행 중인 실험이 있습니다. 먼저 정지하세요.",

  csvEmpty: () => "파일이 비어 있습니다. 실행의 수치를 다시 저장하세요(결과 → ⋯ → 지표(CSV)).",
  csvNoRows: () =>
    "머리글 아래에 행이 없습니다. 실행의 수치를 다시 저장하세요(결과 → ⋯ → 지표(CSV)).",
  csvOther: (missing, header) =>
    `${missing} 열이 없습니다. 첫 줄은 ‘${header}’입니다. 실행의 수치는 ‘결과 → ⋯ → 지표(CSV)’으로 저장한 파일에서 읽어 옵니다.`,
  csvOfChart: (header) =>
    `차트의 표(‘${header}’)라서 어떤 설정인지 적혀 있지 않습니다. 실행의 수치는 ‘결과 → ⋯ → 지표(CSV)’으로 저장한 파일에서 읽어 옵니다.`,
  csvTwice: (column) =>
    `‘${column}’ 열이 두 번 이상 있습니다. 하나를 빼거나 파일을 다시 저장하세요.`,
  csvWithout: (domain, column) =>
    `‘${domain}’에는 ${column} 열이 필요합니다. 되돌려 놓거나, ${domain}의 다른 열도 빼거나, 파일을 다시 저장하세요.`,
  csvCell: (line, column, rule, got) =>
    `${line}번째 줄 ‘${column}’ 열의 값은 ${rule}여야 하는데 ‘${got}’입니다. 변경을 되돌리거나 실행한 페이지에서 파일을 다시 저장하세요.`,
  csvNumber: () => "소수점으로 쓴 수(예: 0.25)",
  csvSame: (first) => `모든 행에서 같은 ‘${first}’(파일 하나에 실행 하나)`,
  csvStep: (least) => `${least} 이상의 정수(스텝은 커지기만 하므로)`,
  csvShare: (n) => `이미지 ${n}장에 대한 비율(0~1)`,
  csvBeforeFirst: () => "빈 칸(스텝 0은 첫 갱신 전)",
  csvSettings: (problem) => `링크와 같은 형식의 설정(${problem})`,
  csvOneMethod: () => "방법 하나의 설정값 하나",
  csvNoNumbers: () =>
    "행에 수가 하나도 없습니다. 실행의 수치를 다시 저장하세요(결과 → ⋯ → 지표(CSV)).",
  csvTooLarge: (most, got) =>
    `실행의 수치는 최대 ${most}인데 ${got}입니다. ‘결과 → ⋯ → 지표(CSV)’으로 저장한 파일을 고르세요.`,
  csvQuotes: (line) =>
    `${line}번째 줄에서 시작한 따옴표가 닫히지 않았습니다. 파일이 잘렸을 수 있으니 다시 복사하세요.`,
};
