import type { Translated } from "../translation.ts";

export const pictureMessages: Translated<"messages"> = {
  isEmpty: () => "빈 파일",
  isAGif: () => "GIF 파일(JPEG와 PNG만 읽음)",
  isAWebp: () => "WebP 파일(JPEG와 PNG만 읽음)",
  isABmp: () => "BMP 파일(JPEG와 PNG만 읽음)",
  isATiff: () => "TIFF 파일(JPEG와 PNG만 읽음)",
  isAWebPage: () => "이미지가 아니라 웹 페이지(JPEG와 PNG만 읽음)",
  isUnknown: () => "알 수 없는 형식(JPEG와 PNG만 읽음)",
  pngCutOff: () => "잘린 PNG",
  pngBroken: (detail) => `손상된 PNG: ${detail}`,
  pngLacksPixels: () => "손상된 PNG: 픽셀이 모자람",
  notJpeg: () => "JPEG가 아님",
  jpegBroken: (detail) => `손상된 JPEG: ${detail}`,
  jpegSegment: (at) => `${at}번째 바이트에서 세그먼트가 시작해야 함`,
  jpegNoFrame: () => "픽셀 앞에 프레임 헤더가 없음",
  jpegNoReason: () => "디코더가 이유를 알려 주지 않음",
  jpegNoEnd: () => "잘린 JPEG: 끝 표시가 없음",
  jpegCutOff: () => "픽셀 앞에서 잘린 JPEG",
  jpegCmyk: () => "인쇄용 색(CMYK)의 JPEG: RGB로 저장하세요",
  noPixels: (width, height) => `픽셀이 없음(${width}×${height})`,
  tooManyPixels: (width, height, most) =>
    `${width}×${height}픽셀. 최대 ${most}픽셀까지 읽으니 줄이세요`,
  notOutOfZip: (detail) => `zip에서 꺼낼 수 없음: ${detail}`,
  noBytesInRow: () => "행에 이미지 데이터가 없음",
  nameless: () => "레이블이나 도메인의 이름이 없음",
  notInLists: (domain) => `${domain}의 공식 목록에 없음`,
  notInClassFolder: () => "클래스 폴더에 있지 않음",
  otherDepth: (deep, most) => `폴더 ${deep}단계 깊이에 있음(대부분의 이미지는 ${most}단계)`,
  viewerHoldsPart: () => "뷰어에는 일부만 있음. 나머지는 parquet 파일에 있음",
  viewerNotGiven: (status) => `데이터셋 뷰어가 주지 않음(${status})`,

  notZip: (name, detail) => `‘${name}’: 읽을 수 있는 zip이 아닙니다(${detail})`,
  notParquet: (name, detail) => `‘${name}’: 읽을 수 있는 parquet가 아닙니다(${detail})`,
  parquetColumns: (name, missing) =>
    `‘${name}’에는 image.bytes, label, domain 열이 있어야 합니다. 없는 열: ${missing}`,
  parquetNames: (name) =>
    `‘${name}’에 레이블 이름이 없습니다. Hugging Face의 datasets가 쓰는 것처럼 푸터에 huggingface 항목이 있어야 합니다`,
  parquetNone: (name) => `‘${name}’에는 parquet 파일이 하나 이상 필요합니다`,
  parquetOthers: (one, other) =>
    `‘${one}’과 ‘${other}’은 도메인이나 레이블의 이름이 다릅니다. 같은 데이터셋의 파일이 아닙니다`,
  jpegDecoderMissing: (url, status) =>
    `JPEG 디코더를 불러오지 못했습니다: ${url} (${status}). 페이지를 새로 고치세요.`,

  noDomain: (name, known) => `‘${name}’ 도메인은 없습니다. 있는 것: ${known}`,
  noClass: (name, known) => `‘${name}’ 클래스는 없습니다. 있는 것: ${known}`,
  andMore: (shown, more) => `${shown} 외 ${more}개`,
  domainOnce: (got) => `도메인은 한 번씩만 고를 수 있는데 ${got}입니다`,
  classOnce: (got) => `클래스는 한 번씩만 고를 수 있는데 ${got}입니다`,
  twoClasses: (got) => `클래스를 둘 이상 고르세요(지금 ${got}개)`,
  nothingToTrainOn: (domain, skipped) =>
    `‘${domain}’에 학습에 쓸 수 있는 이미지가 하나도 없었습니다. ${skipped}장을 건너뛰었습니다`,
  theFirst: (why, reason) => `${why}. 첫 이미지: ${reason}`,
  picturesTooLarge: (pictures, domain, mib) =>
    `‘${domain}’의 이미지 ${pictures}장에 ${mib} MiB가 필요한데 메모리가 모자랍니다. 이미지나 클래스를 줄이세요`,
  importBrokeOff: () =>
    "가져오기 워커가 중단되었습니다. 다시 시도하세요. 또 일어나면 이미지를 줄이거나 페이지를 새로 고치세요.",
  importBrokeOffBecause: (cause) =>
    `가져오기 워커가 중단되었습니다: ${cause}. 다시 시도하세요. 또 일어나면 이미지를 줄이거나 페이지를 새로 고치세요.`,

  atLeastTwo: () => "2개 이상의 수",
  oneReference: () => "기준 도메인(role이 reference)이 꼭 하나인 리스트",
  referenceTrain: (at) => `${at}: 기준 도메인에 학습용(train) 이미지가 없습니다`,
  likeId: () => "‘flat-colour’ 같은 형태",
  everyLabel: (at, label) =>
    `${at}에는 모든 이미지의 레이블이 있어야 하는데 ${label}이(가) 없습니다`,
  notEmpty: () => "비어 있지 않은 리스트",
  plainPath: () => "단순한 상대 경로",
  hasTwice: (at, name) => `${at}에 ‘${name}’이 두 번 있습니다`,
  noSplit: (path, domain, split) =>
    `${path}: 도메인 ‘${domain}’에 이 실행에 필요한 ${split} 분할이 없습니다`,
  packSize: (path, size, pictures, got) =>
    `${path}: 이미지 ${pictures}장이면 ${size}바이트여야 하는데 ${got}입니다. 데이터셋을 다시 가져오세요.`,
  otherAtlas: (path, hash, got) =>
    `${path}: 색인에 적힌 파일이 아닙니다. sha256이 ${hash}여야 하는데 ${got}입니다. 데이터셋을 다시 만들거나 브라우저 캐시를 지우세요.`,
  atlasSize: (path, width, height, pictures, got) =>
    `${path}: 이미지 ${pictures}장이면 너비 ${width}, 높이 ${height} 이상이어야 하는데 ${got}입니다`,
  atlasUnread: (path, detail) => `${path}: 읽을 수 있는 PNG가 아닙니다(${detail})`,
  atlasForm: (path, channels, bits) =>
    `${path}: 투명하지 않은 8비트 회색조 또는 RGB PNG여야 하는데 ${bits}비트 채널 ${channels}개입니다`,
};
