import type { FieldTranslations } from "../translation.ts";

const ours = "이 프로젝트의 설정";

/** 모든 방법에 있는 항목. */
export const commonFields: FieldTranslations = {
  model: {
    label: "모델",
    doc: "파인튜닝할 CLIP 모델. 포함된 것은 개방 라이선스 아이콘으로 처음부터 학습했습니다.",
    options: { "drawings-clip": { label: "Drawings CLIP(포함)" } },
    other: { rule: "Hugging Face hub의 hf:owner/name[@revision], 또는 자신의 folder:name" },
  },
  dataset: {
    label: "데이터",
    doc: "클래스와 도메인. 학습은 참조 도메인만 봅니다. 나머지는 잊을지도 모르는 것입니다.",
    options: { drawings: { label: "Drawings: 여섯 화풍(포함)" } },
    other: { rule: "가져온 folder:name" },
  },
  prompts: {
    label: "프롬프트",
    doc: "클래스 이름을 넣는 텍스트. 그 임베딩의 평균이 클래스의 제로샷 가중치입니다.",
    source: "저자의 코드는 OpenAI의 80개",
    options: {
      model: { label: "모델의 것", doc: "모델 폴더에 있는 것, 없으면 평범한 세 개." },
      "openai-80": {
        label: "OpenAI의 80개",
        doc: "CLIP 논문이 ImageNet에 쓴 프롬프트. 모든 클래스를 읽는 데 더 오래 걸립니다.",
      },
      one: { label: "하나", doc: "“a photo of a …”만." },
    },
    other: {
      rule: "자신의 프롬프트, 각각 클래스를 뜻하는 {}를 한 번 넣고 |로 나눔",
      label: "직접 쓰기",
    },
  },
  classNames: {
    label: "클래스 이름",
    doc: "클래스 이름을 프롬프트에 넣는 꼴. 텍스트 타워는 밑줄을 따로 기호로 읽습니다.",
    source: "저자의 코드는 그대로",
    options: {
      spaces: { label: "띄어쓰기로", doc: "“cell phone”, 사람이 쓰는 대로." },
      underscores: {
        label: "그대로",
        doc: "“cell_phone”, DomainNet의 폴더와 저자의 코드대로.",
      },
    },
  },
  order: {
    label: "순서",
    doc: "여러 방법이 장치를 나누어 쓰는 법. 어느 순서든 수치는 같습니다.",
    options: {
      interleaved: { label: "나란히", doc: "같은 배치에서 스텝마다 번갈아 합니다." },
      sequential: { label: "차례로", doc: "하나가 끝난 뒤 다음으로. 메모리가 절반입니다." },
    },
  },
  trains: {
    label: "학습 부분",
    doc: "이미지 타워가 얼마나 학습하는지. 헤드는 늘 학습합니다. 적게 학습하면 메모리도 모델의 움직임도 적습니다. FLYP, StarFT, R-Adapter는 스스로 정합니다.",
    source: "저자의 코드는 타워 전체",
    options: {
      all: { label: "타워 전체", doc: "이미지 타워의 모든 가중치." },
      "last-blocks": { label: "마지막 블록", doc: "마지막 transformer 층들과 그 뒤의 투영." },
      "layer-norms": {
        label: "LayerNorm",
        doc: "모든 LayerNorm의 스케일과 이동: 파라미터 수천 개.",
      },
      lora: { label: "LoRA", doc: "모든 선형 가중치에 저랭크 항을 더합니다(Hu 외, 2022)." },
    },
  },
  lastBlocks: {
    label: "마지막 블록",
    doc: "마지막 것만 학습할 때 끝에서부터 몇 층이 학습하는지. 적을수록 제로샷 모델이 더 남습니다.",
    source: ours,
  },
  loraRank: {
    label: "LoRA 랭크",
    doc: "LoRA가 각 가중치에 더하는 항의 랭크. 높을수록 더 많이 바꿀 수 있고 배울 것도 많습니다.",
    source: ours,
  },
  selection: {
    label: "측정할 가중치",
    doc: "실행이 끝날 때 측정하고 내보낼 가중치. 논문 방식을 빼면 테스트 이미지는 관여하지 않습니다.",
    source: "이 프로젝트의 설정; 저자의 코드는 참조 도메인의 테스트에서 가장 좋은 것",
    options: {
      last: { label: "마지막", doc: "마지막 스텝 뒤의 가중치." },
      "held-out": {
        label: "떼어 둔 이미지에서 최고",
        doc: "중간 평가에서 참조 도메인의 검증 이미지 성적이 가장 좋았던 가중치. 최고와 표준 오차 하나 이내인 것은 이만큼의 이미지로 구별할 수 없으므로, 그 가운데 가장 나중 것.",
      },
      paper: {
        label: "논문 방식",
        doc: "참조 도메인의 테스트 이미지에서 가장 좋았던 가중치. Lipsum-FT 저자의 코드가 이렇게 고릅니다. 스스로 고른 것이므로 참조 정확도가 실제보다 높게 나옵니다.",
      },
    },
  },
  learningRate: {
    label: "학습률",
    doc: "AdamW의 최대 보폭. 워밍업 뒤에 이르고 코사인을 따라 0까지 내려갑니다. 클수록 모델이 멀리 움직여 더 배우고 더 잊습니다.",
    source: "이 프로젝트의 설정, 검증 데이터로 고름; 논문은 ViT-B/16에 1e-5",
  },
  rateChanges: {
    label: "학습률 변경",
    doc: "몇 번 업데이트한 뒤에 학습률의 최댓값을 바꿀지. 워밍업과 코사인은 그대로 이어집니다. 학습 중에 바꾼 값도 여기에 기록되므로 그 실행을 반복할 수 있습니다.",
    source: "저자 코드에는 없음",
    options: { none: { label: "없음", doc: "최댓값이 끝까지 같음." } },
    other: {
      rule: "업데이트 횟수:학습률, 작은 순서로 | 로 구분, 예 50:0.0001|80:0.00005",
      label: "스텝 지정",
    },
  },
  headLearningRateFactor: {
    label: "헤드 학습률 ×",
    doc: "분류 헤드의 학습률이 타워의 몇 배인지. 0이면 제로샷 헤드가 그대로 남습니다.",
    source: "저자의 코드는 1",
  },
  steps: {
    label: "스텝 수",
    doc: "옵티마이저 갱신 횟수, 한 번에 한 배치. 많을수록 참조 도메인은 오르고 다른 도메인이 대가를 치릅니다.",
    source: "이 프로젝트의 설정, 검증 데이터로 고름; 논문은 5,000",
  },
  batchSize: {
    label: "배치 크기",
    doc: "스텝마다의 이미지 수. 메모리와 시간이 함께 늘어납니다.",
    source: "이 프로젝트의 설정; 논문은 256",
  },
  accumulation: {
    label: "배치 나누기",
    doc: "기울기 누적: 배치를 같은 크기로 나누어 차례로 계산하고 기울기를 평균합니다. 반올림을 빼면 같은 갱신이고, 활성값 메모리는 줄며 기울기 복사본이 하나 늘어납니다. 손실이 배치 안의 이미지를 서로 비교하는 FLYP, StarFT, R-Adapter에는 쓸 수 없습니다.",
    source: ours,
  },
  activations: {
    label: "활성값",
    doc: "스텝이 순전파의 결과를 보관하는지. 반올림을 빼면 수치는 같습니다.",
    source: ours,
    options: {
      kept: { label: "보관", doc: "순전파의 결과가 역전파까지 남습니다. 가장 빠릅니다." },
      recomputed: {
        label: "다시 계산",
        doc: "각 층의 입력만 남기고, 기울기가 필요할 때 층을 다시 계산합니다(Chen 외, 2016). 계산은 약 삼분의 일 늘고 메모리는 일부만 듭니다.",
      },
    },
  },
  warmup: {
    label: "워밍업",
    doc: "학습률이 0에서 최댓값까지 오르는 스텝의 비율. 없으면 모멘트가 자리 잡지 않은 첫 갱신들이 모델을 흩뜨릴 수 있습니다.",
    source: "저자의 코드는 0.1",
  },
  weightDecay: {
    label: "가중치 감쇠",
    doc: "AdamW의 분리된 감쇠: 스텝마다 학습률의 이만큼 가중치를 0 쪽으로 당깁니다. 0이면 당기지 않으며, 당기는 곳은 0이지 제로샷 가중치가 아닙니다.",
    source: "저자의 코드는 0",
  },
  cropArea: {
    label: "최소 자르기",
    doc: "무작위 크기 자르기는 이미지 넓이의 적어도 이 비율을 남깁니다. 1이면 뒤집기만 합니다.",
    source: "이 프로젝트의 설정, 검증 데이터로 고름; 저자의 코드는 0.08",
  },
  augmentedViews: {
    label: "고정 뷰",
    doc: "각 이미지에 고정된 증강 뷰가 몇 개인지이며, 차례로 보여 줍니다. 0이면 배치마다 새로 뽑습니다. 고정 뷰에 대한 동결 타워의 특징은 첫 업데이트 전에 한 번만 계산되므로 어떤 스텝도 동결 타워를 거치지 않고, 타워 전체를 학습할 때는 동결된 사본이 장치에 남지 않습니다.",
    source: "저자들의 코드에서는 매번 새로 뽑음",
  },
  evaluations: {
    label: "중간 평가 횟수",
    doc: "실행 중에 고정된 부분집합으로 모든 도메인을 몇 번 측정하는지. 끝날 때는 모두 측정합니다.",
  },
  evaluationSubset: {
    label: "중간 평가 크기",
    doc: "중간 평가마다 도메인별 검증 이미지 수. 작으면 빠르고 흔들립니다. 얼마나 흔들리는지는 구간이 말해 줍니다.",
  },
  seed: {
    label: "시드",
    doc: "이미지의 순서, 증강, 무작위 텍스트를 정합니다. 시드가 같으면 실험도 같고, 같은 장치에서는 수치도 같습니다. 다른 장치에서는 반올림만큼 다르지만, 시드를 바꿀 때보다 훨씬 작은 차이입니다.",
  },
};
