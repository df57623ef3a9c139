import type { FieldTranslations, FieldWords } from "../translation.ts";

const ours = "이 프로젝트의 설정";
const validated = "이 프로젝트의 설정, 검증 데이터로 고름";

const headStart: FieldWords = {
  label: "헤드의 출발점",
  doc: "첫 갱신 전의 헤드. 0에서 시작하면 프로브는 클래스 이름이 말하는 것을 잊습니다.",
  source: "이 프로젝트의 설정; 문헌에는 둘 다 있음",
  options: {
    "zero-shot": {
      label: "제로샷 헤드",
      doc: "클래스 이름이 주는 헤드: 프로브가 제로샷 모델로 시작합니다.",
    },
    zeros: { label: "0", doc: "아무것도 모르는 헤드, 모두 이미지에서 배웁니다." },
  },
};

const randomTexts: FieldTranslations = {
  tokenLength: {
    label: "L, 텍스트의 토큰 수",
    doc: "시작과 끝 표시 사이의 토큰 수. lorem ipsum 문장도 이 길이로 자릅니다.",
    source: "저자의 코드는 8",
  },
  textSource: {
    label: "무작위 텍스트",
    doc: "무작위 텍스트의 출처. 논문은 균등한 토큰이고, lorem ipsum은 슬라이드에서 읽기 좋습니다.",
    source: "논문: 균등한 토큰",
    options: {
      uniform: { label: "균등한 토큰", doc: "어휘에서 균등하게 뽑은 ID, 논문대로." },
      lorem: {
        label: "Lorem ipsum",
        doc: "lorem ipsum 낱말로 된 무작위 문장을 텍스트로 토큰화한 것.",
      },
    },
  },
};

const of: FieldWords = {
  label: "출발 실행",
  doc: "어떤 방법의 끝난 실행을 결합하는지. 아직 없는 실행은 이 실험의 설정으로 먼저 학습합니다.",
  source: ours,
};

const soup: Readonly<Record<"count" | "vary", FieldWords>> = {
  count: {
    label: "K, 실행 수",
    doc: "실행 몇 개를 평균하는지. 첫째는 이 실험의 것이고, 나머지는 각각 또 한 번의 학습입니다.",
    source: "이 프로젝트의 설정; 저자의 실험은 모델 72개",
  },
  vary: {
    label: "실행의 차이",
    doc: "실행들이 무엇에서 다른지. 모두 같은 제로샷 모델에서 시작하며, 그렇지 않으면 평균에 뜻이 없습니다.",
    source: "이 프로젝트의 설정; 저자는 학습률, 감쇠, 증강을 무작위로 뽑음",
    options: {
      seeds: { label: "시드", doc: "실행마다 다음 시드: 배치와 자르기가 다릅니다." },
      "seeds-and-rates": {
        label: "시드와 학습률",
        doc: "실행마다 다음 시드, 학습률은 차례로 1, 1/3, 3배입니다.",
      },
    },
  },
};

const rate = (label: string, doc: string, source = validated): FieldWords => ({
  label,
  doc,
  source,
});

/** 방법마다의 항목, 링크의 이름으로. 여러 방법에 공통인 것은 방법 이름 없이. */
export const methodFields: FieldTranslations = {
  ...randomTexts,
  of,
  ...soup,
  "linear-probe.start": headStart,
  "linear-probe.rateFactor": rate(
    "학습률 ×",
    "헤드의 학습률이 실험의 몇 배인지. 헤드만이면 타워 전체보다 큰 보폭을 쓸 수 있습니다.",
  ),
  "lp-ft.probeSteps": {
    label: "프로브 스텝",
    doc: "파인튜닝을 시작하기 전에 헤드만 갱신하는 횟수. 타워가 계산하지 않으므로 빠릅니다.",
    source: validated,
  },
  "lp-ft.probeRateFactor": rate(
    "프로브 학습률 ×",
    "프로브의 학습률이 실험의 몇 배인지. 헤드만이면 타워 전체보다 큰 보폭을 쓸 수 있습니다.",
  ),
  "lp-ft.probeStart": headStart,
  "ema.decay": {
    label: "d, 감쇠",
    doc: "갱신마다 평균이 얼마나 남는지: 약 1/(1 − d)번의 갱신을 되돌아봅니다. 0이면 보통의 파인튜닝, 1에 가까우면 제로샷 모델에 머뭅니다.",
    source: "이 프로젝트의 설정, 갱신 약 100번용",
  },
  "l2-sp.regularization": {
    label: "λ, 정규화",
    doc: "출발점으로 당기는 힘의 가중치. 0이면 보통의 파인튜닝입니다.",
    source: ours,
  },
  "l2-sp.anchorHead": {
    label: "헤드 붙들기",
    doc: "분류 헤드도 당기는지. 여기에는 지킬 만한 출발점인 제로샷 헤드가 있습니다.",
    source: ours,
    options: {
      yes: { label: "예", doc: "헤드도 제로샷 헤드에 붙듭니다." },
      no: { label: "아니요", doc: "타워만 붙들고 헤드는 자유롭게 움직입니다." },
    },
  },
  "kd.regularization": {
    label: "λ, 정규화",
    doc: "증류 항의 가중치. 0이면 보통의 파인튜닝입니다.",
    source: ours,
  },
  "kd.temperature": {
    label: "τ, 온도",
    doc: "비교하기 전에 두 모델의 로짓을 나누는 값. 클수록 가능성이 낮은 클래스를 더 중요하게 셉니다.",
    source: ours,
  },
  "car-ft.regularization": {
    label: "λ, 정규화",
    doc: "맥락 항의 가중치. 0이면 보통의 파인튜닝이고, 클수록 맥락의 판단이 제로샷 모델에 가깝게 유지됩니다.",
    source: ours,
  },
  "lipsum-ft.regularization": {
    label: "λ, 정규화",
    doc: "무작위 텍스트 항의 가중치. 0이면 보통의 파인튜닝이고, 클수록 점수가 제로샷 모델에 가깝게 유지됩니다.",
    source: "검증 데이터로 고름; 저자의 코드는 1",
  },
  "lipsum-ft.texts": {
    label: "M, 스텝마다의 텍스트 수",
    doc: "스텝마다 뽑는 무작위 텍스트의 수. 많을수록 에너지 격차 추정의 잡음이 줄어듭니다.",
    source: "저자의 코드는 80",
  },
  "guidance.distance": {
    label: "거리",
    doc: "점수가 제로샷 모델에서 얼마나 먼지 재는 법. 제곱과 무작위 텍스트면 Lipsum-FT, KL과 맥락이면 CAR-FT입니다.",
    source: ours,
    options: {
      mse: { label: "제곱", doc: "변화의 제곱 평균의 절반, Lipsum-FT처럼." },
      kl: { label: "KL", doc: "점수의 softmax의 KL 발산, CAR-FT처럼." },
    },
  },
  "guidance.guidance": {
    label: "가이던스",
    doc: "이미지를 무엇에 대해 점수 매기는지. 바뀌지 말아야 할 것이 그 점수입니다.",
    source: ours,
    options: {
      random: { label: "무작위 텍스트", doc: "스텝마다 뽑음, Lipsum-FT처럼." },
      contexts: { label: "맥락", doc: "프롬프트 템플릿, CAR-FT처럼." },
      "class-prompts": { label: "클래스 프롬프트", doc: "제로샷 헤드의 열." },
      directions: {
        label: "무작위 방향",
        doc: "스텝마다 균등하게 뽑은 단위 벡터, 텍스트 없이.",
      },
      identity: { label: "특징", doc: "이미지 임베딩 자체. 제곱 거리에서만 됩니다." },
    },
  },
  "guidance.regularization": {
    label: "λ, 정규화",
    doc: "가이던스 항의 가중치. 0이면 보통의 파인튜닝입니다.",
    source: "Lipsum-FT와 같음; 저자의 코드는 제곱과 무작위 텍스트에서 1",
  },
  "guidance.texts": {
    label: "M, 스텝마다의 벡터 수",
    doc: "스텝마다 뽑는 무작위 텍스트나 무작위 방향의 수. 다른 가이던스는 수가 정해져 있습니다.",
    source: "저자의 코드는 80",
  },
  "flyp.targets": {
    label: "맞는 캡션",
    doc: "배치에 같은 클래스가 두 번 나올 때 무엇을 맞다고 하는지. 클래스가 적으면 자주 그렇습니다.",
    source: "저자의 코드는 자신의 캡션, 다른 하나는 그 선택지",
    options: {
      diagonal: {
        label: "자신의 캡션",
        doc: "배치의 다른 캡션이 같은 클래스를 말해도 이미지 자신의 캡션만 맞습니다.",
      },
      "label-aware": {
        label: "클래스의 모든 캡션",
        doc: "배치에서 이미지의 클래스를 말하는 모든 캡션이 목표를 나눕니다.",
      },
    },
  },
  "starft.regularization": {
    label: "λ, 처음 값",
    doc: "헷갈리게 하는 텍스트 항의 가중치. 스텝마다 줄어 마지막에는 0입니다.",
    source: "저자의 코드는 0.5, 에폭마다 낮춤",
  },
  "starft.mask": {
    label: "비교할 텍스트",
    doc: "이미지를 배치의 어떤 헷갈리는 텍스트와 비교하는지. 자신의 클래스를 말하는 텍스트는 반쯤 맞기 때문입니다.",
    source: "저자의 코드는 다른 클래스만",
    options: {
      yes: { label: "다른 클래스만", doc: "자신과 다른 클래스를 말하는 텍스트와만 비교합니다." },
      no: {
        label: "모든 텍스트",
        doc: "자신의 클래스를 말하는 텍스트와도 비교합니다: 마스크 없는 변형.",
      },
    },
  },
  "r-adapter.rateFactor": rate(
    "학습률 ×",
    "어댑터의 학습률이 실험의 몇 배인지. 0에서 시작하므로 가중치보다 큰 것이 필요합니다.",
    "이 프로젝트의 설정, 검증 데이터로 고름; 저자의 코드의 학습률은 5e-4",
  ),
  "r-adapter.rank": {
    label: "랭크",
    doc: "각 어댑터 행렬의 랭크. 0이면 온전한 행렬이고, 낮은 랭크는 덜 학습합니다.",
    source: "논문은 전체 데이터에 온전한 행렬, 클래스마다 몇 장일 때 4",
  },
  "r-adapter.dropping": {
    label: "어댑터 드롭",
    doc: "학습 스텝에서 어댑터를 빼는 빈도, 이미지와 텍스트마다 뽑습니다. 0이면 빼지 않습니다.",
    source: "저자의 코드는 0.2, 토큰 위치마다 뽑음",
  },
  "r-adapter.decay": {
    label: "평균의 감쇠",
    doc: "측정하는 모델은 어댑터의 이동 평균이며, 이것은 스텝마다 남기는 비율입니다. 0이면 마지막 스텝의 것입니다.",
    source: "이 프로젝트의 설정, 100 스텝에 맞춰 검증 데이터로 고름; 저자의 코드는 0.999",
  },
  "r-adapter.rescale": {
    label: "재조정",
    doc: "측정할 때 어댑터를 얼마나 반영하는지. 0이면 제로샷 모델입니다.",
    source: "저자의 코드는 분류에 0.5",
  },
  "r-adapter.smoothing": {
    label: "ε, 평활",
    doc: "각 목표에서 다른 클래스의 캡션에 주는 비율. 0이면 자신의 클래스의 캡션만 맞습니다.",
    source: "저자의 코드는 0.02",
  },
  "r-adapter.margin": {
    label: "δ, 마진",
    doc: "다른 클래스의 캡션과의 코사인에 더하는 값, 그만큼 더 멀어야 합니다. 0이면 마진이 없습니다.",
    source: "저자의 코드는 0.05",
  },
  "dfr.balance": {
    label: "균형",
    doc: "어떤 묶음을 똑같이 세는지. 클래스와 도메인별이면 이동 도메인의 레이블 있는 검증 이미지로 학습합니다. 그 중간 정확도는 맞춘 이미지의 것이고, 결과는 다른 방법과 비교할 수 없습니다.",
    source: "이 프로젝트의 설정; 논문의 코드는 클래스와 배경으로 묶음",
    options: {
      class: {
        label: "클래스별",
        doc: "참조 도메인의 학습 이미지를 클래스마다 같은 수로. 다른 도메인은 보지 않습니다.",
      },
      "class-domain": {
        label: "클래스와 도메인별",
        doc: "모든 도메인의 검증 이미지를 도메인의 클래스마다 같은 수로. 여기의 다른 방법과 달리 이동 도메인의 레이블 있는 이미지를 봅니다.",
      },
    },
  },
  "dfr.refits": {
    label: "R, 다시 맞추기",
    doc: "균형 잡힌 집합을 몇 개 뽑아 맞추는지. 마지막 층은 그 평균입니다. 많을수록 어떤 이미지가 뽑혔는지의 영향이 사라집니다.",
    source: "저자의 코드는 학습 데이터에 10, 검증 데이터에 20",
  },
  "dfr.strength": {
    label: "C, 벌점의 역수",
    doc: "L2 벌점이 얼마나 약한지, 로지스틱 회귀처럼. 작으면 마지막 층이 0 가까이 머뭅니다.",
    source: "이 프로젝트의 설정, 검증 데이터로 고름; 저자의 코드는 0.01~1의 격자",
  },
  "dfr.rateFactor": rate(
    "학습률 ×",
    "마지막 층의 학습률이 실험의 몇 배인지. 표준화한 특징 위에서 0부터 시작해 갈 길이 멉니다.",
  ),
  "cfr.fitSteps": {
    label: "맞춤 스텝",
    doc: "첫 단계의 갱신 횟수, 투영을 모든 학습 이미지에 맞춥니다. 너무 많으면 보정할 틀린 이미지가 남지 않습니다.",
    source: "이 프로젝트의 설정, 검증 데이터로 고름; 저자의 코드는 100 에폭",
  },
  "cfr.rateFactor": rate(
    "학습률 ×",
    "두 단계에서 투영의 학습률이 실험의 몇 배인지. 투영만이면 타워 전체보다 큰 보폭을 쓸 수 있습니다.",
  ),
  "cfr.calibration": {
    label: "c, 보정",
    doc: "틀린 이미지에 대한 두 항의 가중치. 0이면 둘째 단계가 첫째처럼 이어집니다.",
    source: "저자의 코드는 1.5, 그 스케줄은 나아가지 않음",
  },
  "cfr.temperature": {
    label: "τ, 온도",
    doc: "대조 항에서 코사인을 나누는 값. 작으면 가장 어려운 음성 예를 세게 누릅니다.",
    source: "저자의 코드는 1",
  },
  "cfr.negatives": {
    label: "음성 예",
    doc: "틀린 이미지를 무엇에서 밀어내는지: 다른 클래스의 이미지를 무작위로, 또는 가장 헷갈리는 것에서. 가장 가까운 것이 가장 가리기 어렵습니다.",
    source: "이 프로젝트의 설정; 논문에는 둘 다, 저자의 코드는 같은 클래스에서 뽑음",
    options: {
      random: { label: "무작위", doc: "다른 클래스의 이미지 16장, 스텝마다 새로 뽑음." },
      nearest: {
        label: "가장 가까운 것",
        doc: "둘째 단계가 시작할 때 가장 가까운 다른 클래스 16장.",
      },
    },
  },
  "wise-ft.alpha": {
    label: "α, 학습한 가중치의 비율",
    doc: "0은 제로샷 모델, 1은 끝난 실행이며 둘 다 비트까지 같습니다. 그 사이에 학습이 필요 없는 절충이 있습니다.",
    source: "저자의 코드는 0.5",
  },
  "tpgm.iterations": {
    label: "반복 횟수",
    doc: "반지름의 갱신 횟수, 한 번에 참조 도메인의 떼어 둔 이미지 한 배치. 가중치 자체는 그대로입니다.",
    source: "저자의 코드는 CLIP에 200",
  },
  "tpgm.rate": {
    label: "반지름 학습률",
    doc: "반지름에 대한 Adam의 보폭, 일정함. 반지름은 가중치 공간의 거리이며 텐서가 움직인 거리의 절반에서 시작합니다.",
    source: "저자의 코드는 0.01",
  },
  "tpgm.batch": {
    label: "반지름 배치 크기",
    doc: "반지름을 갱신할 때마다의 떼어 둔 이미지 수, 자르기와 증강 없이. 많을수록 반지름이 안정되고 오래 걸립니다.",
    source: "저자의 코드는 64",
  },
};
