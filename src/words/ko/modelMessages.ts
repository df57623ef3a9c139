import type { Translated } from "../translation.ts";

export const modelMessages: Translated<"messages"> = {
  modelNotFetched: (name) =>
    `모델 ‘${name}’이 이 브라우저에 없습니다. ‘모델’을 열어 받은 뒤 다시 시작하세요.`,
  modelNotHere: (name) =>
    `모델 ‘${name}’이 이 브라우저에 없습니다. ‘모델’을 열어 파일을 다시 고르거나 다른 모델을 고르세요.`,
  baseNotSafetensors: (name) =>
    `${name}에는 체크포인트에 필요한 safetensors가 없습니다. 체크포인트를 만든 safetensors 모델을 고르세요.`,
  modelLacksFile: (name, path, required) =>
    `${name}에 ‘${path}’ 파일이 없어 CLIP 모델로 읽을 수 없습니다. ${required}과(와) 가중치가 필요합니다.`,
  modelLacksWeights: (name, advice) =>
    `${name}에는 model.safetensors도 onnx/vision_model.onnx도 없습니다. ${advice}`,
  isPickle: () =>
    "pytorch_model.bin은 데이터가 아니라 Python 프로그램입니다. safetensors.torch.save_file로 변환하세요.",
  chooseClip: () => "CLIP 모델의 저장소나 폴더를 고르세요.",
  shardMissing: (folder, name, index) =>
    `${folder}에 ${index}의 ‘${name}’ 파일이 없습니다. 추가하세요.`,
  badLogitScale: () => "model.safetensors: logit_scale은 유한한 수 하나여야 합니다",
  noTemplates: () => "templates.json은 프롬프트가 하나 이상인 리스트여야 합니다",
  templateHole: (got) => `templates.json: 프롬프트에는 {}가 있어야 하는데 ${got}입니다`,
  threeNumbers: () => "세 개의 수",
  threePositive: () => "세 개의 양수",
  aPositiveInteger: () => "양의 정수",
  betweenZeroAndOne: () => "0과 1 사이의 수",
  aDivisorOf: (name, value) => `${name}(${value})의 약수`,
  eitherOf: (one, other) => `${one} 또는 ${other} 중 하나`,
  tensorMustBe: (name, shape, meaning, got) =>
    `${name}의 형태는 [${shape}](${meaning})여야 하는데 [${got}]입니다`,
  oneNumber: () => "수 하나",
  columnForClass: () => "데이터셋의 클래스마다 열 하나",
  numberForClass: () => "데이터셋의 클래스마다 수 하나",
  tensorDtype: (name, dtype, known) =>
    `텐서 ‘${name}’의 자료형은 ${dtype}입니다. 쓸 수 있는 것: ${known}.`,
  beyondHalf: (name, value) =>
    `텐서 ‘${name}’에 F16의 범위(65504)를 넘는 ${value}이(가) 있습니다. F32로 쓰세요`,
  imageTowerUnfit: (problems) =>
    `가중치가 config.json의 이미지 타워와 맞지 않습니다: ${problems}. 두 파일이 같은 모델의 것인지 확인하세요.`,
  textTowerUnfit: (problems) =>
    `가중치가 config.json의 텍스트 타워와 맞지 않습니다: ${problems}. 두 파일이 같은 모델의 것인지 확인하세요.`,
  tensorMissing: (name) => `${name} 없음`,
  tensorShape: (name, got, shape) => `${name}: [${shape}]가 아니라 [${got}]`,
  moreSuch: (count) => `외 ${count}개`,

  tokenizerUnfit: (rule) => `이 모델의 토크나이저를 쓸 수 없습니다: ${rule}.`,
  tokenizerEnds: (got) => `텍스트 앞뒤에 id를 하나씩 붙여야 하는데 ""에 [${got}]을(를) 주었습니다`,
  tokenizerIds: (ids, embeddings) => `id는 ${ids}개인데 모델의 임베딩은 ${embeddings}개입니다`,
  tokenizerEosLargest: (eos, largest) =>
    `텍스트를 ${eos}(으)로 끝내는데 이 초기 모델은 가장 큰 id인 ${largest}에서 끝냅니다`,
  tokenizerEos: (eos, expected) => `텍스트를 ${eos}(으)로 끝내는데 모델은 ${expected}에서 끝냅니다`,
  tokenizerNotJson: () => "tokenizer.json이 JSON이 아닙니다",

  safetensors: (rule) => `safetensors 파일이 올바르지 않습니다: ${rule}.`,
  headerShort: (got) => `${got}바이트뿐인데 헤더는 적어도 8바이트입니다`,
  headerLong: (got, most) => `헤더가 ${got}바이트라는데 최대 ${most}바이트입니다`,
  headerTruncated: (size, got) => `잘렸습니다. 헤더는 ${size}바이트여야 하는데 ${got}바이트입니다`,
  tensorsTruncated: (size, got) => `잘렸습니다. ${size}바이트여야 하는데 ${got}바이트입니다`,
  tensorsTooLong: (size, got) => `너무 깁니다. ${size}바이트여야 하는데 ${got}바이트입니다`,
  tensorGap: (name, begin, next) =>
    `텐서 ‘${name}’이 ${begin}에서 시작하는데 다음 빈 자리는 ${next}입니다`,
  headerNotJson: (detail) => `헤더가 JSON이 아닙니다(${detail})`,
  headerNotObject: () => "헤더가 JSON 객체가 아닙니다",
  entryNotObject: (name) => `텐서 ‘${name}’의 설명이 객체가 아닙니다`,
  entryDtype: (name, dtype, known) =>
    `텐서 ‘${name}’의 dtype은 ${dtype}입니다. 쓸 수 있는 것: ${known}`,
  entryShape: (name, shape) => `텐서 ‘${name}’의 shape ${shape}: 차원의 리스트가 아닙니다`,
  entryOffsets: (name, offsets) => `텐서 ‘${name}’의 data_offsets ${offsets}: 두 위치가 아닙니다`,
  entrySize: (name, got, type, size) =>
    `텐서 ‘${name}’은 ${got}바이트인데 ${type}이면 ${size}바이트입니다`,

  onnxUnread: (name, rule) =>
    `${name}: 읽을 수 있는 ONNX 모델이 아닙니다(${rule}). model.safetensors가 있는 모델을 고르세요.`,
  onnxNoGraph: () => "그래프가 없음",
  onnxLargeConstant: (bytes) => `노드로 든 ${bytes}바이트의 상수`,
  onnxNode: () => "읽을 수 없는 노드가 있음",
  onnxExternal: () => "수치가 다른 파일(external data)에 있음",
  onnxNoField: (at) => `${at}번째 바이트에서 필드가 시작하지 않음`,
  onnxCutOff: (at) => `${at}번째 바이트에서 잘림`,
  onnxNoNumber: (at) => `${at}번째 바이트에서 수가 시작하지 않음`,
  onnxTensorBytes: (file, tensor, got, size, shape) =>
    `${file}: ‘${tensor}’이 형태 [${shape}]의 ${size}바이트가 아니라 ${got}바이트입니다. 다시 내려받으세요.`,
  onnxNoText: (name) =>
    `${name}에 onnx/vision_model.onnx는 있는데 onnx/text_model.onnx가 없습니다. 둘 다 필요합니다.`,
  notTower: (name, rule) =>
    `${name}: transformers.js 형식의 CLIP 타워가 아닙니다(${rule}). model.safetensors가 있는 모델을 고르세요.`,
  attentionInputs: (name) => `어텐션 ‘${name}’의 입력이 행렬 곱이 아님`,
  severalTensors: (count, what) => `${what}일 수 있는 텐서가 하나가 아니라 ${count}개`,
  otherCount: (count, what, expected) => `${what} ${count}개(config.json에는 ${expected}개)`,
  foreignNodes: (why, op) => `${why}, ${op} 같은 다른 종류의 노드가 있음`,
  quantised: (name, sign) =>
    `${name}: 양자화된 모델입니다(${sign}). 가중치가 몇 비트로 반올림되어 학습할 수 없습니다. model.safetensors가 있는 모델이나 단정밀도·반정밀도의 onnx/vision_model.onnx와 onnx/text_model.onnx가 있는 모델을 고르세요.`,
  asNamed: () => "이름에 적힌 대로",
  hasNodes: (op) => `그래프에 ${op} 노드가 있음`,
};
