import type { Translated } from "../translation.ts";

export const setup: Translated<"setup"> = {
  form: "설정",
  presets: "프리셋",
  presetsDoc:
    "출발점이 되는 완전한 실험입니다. 하나를 고르면 모든 항목이 설정되고, 그 뒤에 어느 항목이든 바꿀 수 있습니다. 시간과 메모리는 적힌 기기에서 FT와 Lipsum-FT로 측정한 것입니다.",
  steps: (steps) => `${steps} 스텝`,
  measuredOn: {
    wasm: "프로세서(wasm, AMD EPYC)",
    webgpu: "그래픽 카드",
    node: "프로세서(Node)",
  },
  measured: (device, memory) =>
    `≈ ${device}에서 FT와 Lipsum-FT${memory === null ? "" : `, 힙 ${memory}`}.`,
  notMeasured: "그래픽 카드에서는 측정하지 않았습니다.",
  training: "학습",
  more: "더 보기",
  groups: {
    trains: "학습할 부분",
    optimizer: "옵티마이저",
    measuring: "측정",
    prompts: "프롬프트",
    memory: "메모리",
    device: "이미지와 장치",
  },
  memory: {
    title: "메모리",
    counting: "필요량을 계산하는 중……",
    notCounted: "설정을 바꾸거나 시작하면 계산합니다.",
    unknown: (reason) => `필요량을 알 수 없습니다: ${reason}`,
    takes: (total, budget) => `약 ${total}, 가정한 ${budget} 중.`,
    tooMuch: (total, budget) =>
      `약 ${total}로, 가정한 ${budget}보다 많습니다. 시작할 수 없습니다. 아래 하나를 고르거나 한도를 바꾸세요.`,
    refused: (total, budget) =>
      `필요한 메모리는 약 ${total}, 가정한 한도는 ${budget}입니다. ‘메모리’의 변경(활성값 다시 계산, 작은 배치, LoRA, 마지막 블록, LayerNorm) 하나를 고르거나 거기서 한도를 바꾸세요.`,
    beside: (total) => `그 밖에 컴퓨터 메모리 약 ${total}:`,
    nothingFits: "알려진 어떤 변경으로도 맞지 않습니다. 더 작은 모델을 고르세요.",
    budget: "한도(GB)",
    budgetDoc:
      "실험이 쓸 수 있는 메모리입니다. 페이지는 그래픽 카드에 용량을 물을 수 없습니다. 추정치가 넘으면 시작하지 않고, 무엇을 바꾸면 들어가는지 알려 줍니다.",
    exact: "갱신은 같음",
    parts: {
      weights: "가중치",
      gradients: "기울기",
      moments: "모멘트",
      copies: "복사본",
      activations: "활성값",
      frozenImageTower: "고정된 이미지 타워",
      frozenTextTower: "고정된 텍스트 타워",
      inputs: "입력",
      replay: "기록된 명령",
      wasmCopies: "WebAssembly 복사본",
      model: "읽어 들인 모델",
      pictures: "이미지",
      features: "캐시된 특징",
      host: "페이지 자체",
    },
    docs: {
      weights:
        "방법이 학습하는 모든 수로, 하나에 4바이트이며 동시에 장치에 있는 방법마다 한 벌입니다. 차례로 학습하는 방법은 자리를 함께 씁니다.",
      gradients:
        "학습하는 수 하나하나에 따라 손실이 어떻게 변하는지입니다. 배치를 나누면 그 부분의 것과 지금까지의 평균, 두 벌이 됩니다.",
      moments:
        "기울기와 그 제곱에 대한 AdamW의 이동 평균입니다. 학습에 가중치의 약 네 배 메모리가 드는 까닭입니다.",
      copies:
        "학습 중인 것 말고 따로 둔 가중치로, 이동 평균, 홀드아웃 이미지로 고를 때의 지금까지 최고, 측정하려고 합친 가중치입니다. 어느 것도 쓰지 않는 방법에는 없습니다.",
      activations:
        "순전파에서 계산해 역전파에서 다시 쓰는 것으로, 한 스텝이나 측정에서 가장 많은 순간의 양입니다. 배치와 함께 늘며, 작은 배치, 배치 나누기, 활성값 다시 계산으로 줄어듭니다.",
      frozenImageTower:
        "매 스텝 비교하는 방법을 위한 제로샷 이미지 타워입니다. 고정 뷰에서는 한 번 계산한 특징이 그 자리를 대신합니다.",
      frozenTextTower:
        "무작위 텍스트, 캡션, 문맥을 읽는 텍스트 타워로, 학습하지 않습니다. 텍스트를 쓰지 않는 방법은 프롬프트를 읽은 뒤 내려놓습니다.",
      inputs:
        "장치로 보내는 배치의 이미지, 레이블, 텍스트와 측정용 이미지입니다. 나머지에 비하면 작습니다.",
      replay:
        "기록된 명령이 스스로 갖는 메모리로, 덕분에 그래픽 카드에서 스텝마다 새로 준비하지 않아도 됩니다. 메모리를 쓰는 대신 매 스텝이 빨라집니다.",
      wasmCopies:
        "프로세서에서 onnxruntime은 WebAssembly의 자체 메모리에서 계산하므로, 스텝이 읽는 것과 내놓는 것이 그 안으로, 다시 밖으로 복사됩니다. onnxruntime 자신이 거기서 쓰는 17 MB도 셉니다.",
      model:
        "파일에서 읽은 그대로의 가중치로, 컴퓨터 메모리에 있습니다. 모든 실행이 여기서 시작합니다.",
      pictures:
        "쓰는 분할의 이미지(픽셀당 3바이트)와 다음 측정을 위해 준비한 이미지입니다. 클래스당 이미지가 적을수록 줄어듭니다.",
      features:
        "고정 뷰, 또는 캐시된 특징을 쓰는 방법의 모든 이미지에서 고정된 타워가 만든 것입니다. 매 스텝 타워를 지나는 계산을 대신합니다.",
      host: "파일로 나가는 중인 가중치와 브라우저가 아직 치우지 않은 것입니다. 학습하는 동안 늘었다 줄었다 합니다.",
    },
  },
  computeOn: "계산 장치",
  computeDoc:
    "그래픽 카드(WebGPU)가 있으면 그것을, 없으면 프로세서(wasm)를 씁니다. 작은 모델은 프로세서가 더 빠를 수도 있으며, 비교해 보면 알 수 있습니다. 둘 다 같은 실험을 계산하고 반올림을 빼면 일치합니다.",
  automatic: "자동",
  webgpu: "WebGPU",
  wasm: "CPU(wasm)",
  parity: {
    check: "PyTorch 수치와 대조",
    doc: "작은 모델에서 FT와 Lipsum-FT의 그래디언트와 업데이트 10회를 계산해 PyTorch의 결과와 비교합니다",
    checking: "대조 중…",
    agrees: (device, compared, error, torch) =>
      `${device}: PyTorch ${torch}와 일치합니다. 수치 ${compared}개 가운데 가장 먼 것의 상대 오차가 ${error}로, 이 프로젝트의 테스트가 허용하는 범위 안입니다.`,
    differs: (device, count, compared, what, error) =>
      `${device}의 계산이 틀립니다. ${compared}개 중 ${count}개의 수치가 테스트가 허용하는 것보다 PyTorch에서 멀고, “${what}”의 상대 오차는 ${error}입니다. 다른 장치를 고르거나 브라우저와 그래픽 드라이버를 업데이트하세요.`,
  },
  trial: {
    compare: "여기서 둘을 비교",
    doc: "각각에서 2초 동안 학습해 보고 더 빠른 쪽을 씁니다",
    measuring: (device) => `${device}에서 측정 중…`,
    took: (method, perSecond, device) => `${method}: ${device}에서 초당 ${perSecond} 스텝.`,
    faster: (device, times) => `${device} 쪽이 ${times}배 빨라 이제 이것을 씁니다.`,
  },
  unused: (labels) => `이 실험에서 쓰지 않는 것: ${labels}.`,
  toDefaults: "모든 설정을 기본값으로",
  about: (label) => `${label} 설명`,
  slider: (label) => `${label}, 슬라이더`,
  backTo: (value) => `${value}(으)로 되돌리기`,
  setBackTo: (label, value) => `${label}: ${value}(으)로 되돌리기`,
  takes: (rule) => `값: ${rule}.`,
  mustBe: (label, rule, got, usual) =>
    `${label}의 값은 ${rule}여야 하는데 ‘${got}’입니다. 기본값은 ${usual}입니다.`,
  default: (value, source) => `기본값 ${value}${source === undefined ? "" : `(${source})`}.`,
};
