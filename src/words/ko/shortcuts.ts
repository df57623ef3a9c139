import type { Translated } from "../translation.ts";

export const shortcuts: Translated<"shortcuts"> = {
  open: "키보드 단축키",
  title: "키보드 단축키",
  intro:
    "입력 중에는 동작하지 않습니다. 단축키는 페이지의 단추를 누르므로 고정된 것은 그대로입니다.",
  close: "닫기",
  switchOff: "키보드 단축키 사용",
  keys: {
    run: { key: "Space", does: "시작, 일시 정지, 계속" },
    step: { key: "→", does: "방법마다 한 번 갱신" },
    share: { key: "S", does: "공유" },
    present: { key: "P", does: "발표: 크게, 차트 하나씩" },
    theme: { key: "T", does: "밝게 또는 어둡게" },
    sheet: { key: "?", does: "이 목록" },
    slides: { key: "← →", does: "발표 중: 이전 차트, 다음 차트" },
    charts: {
      key: "← → + − 0 Enter",
      does: "차트 위: 십자선 이동, 확대, 가로축 전체, 그 시점의 예측",
    },
    leave: { key: "Esc", does: "수업이나 발표 떠나기" },
  },
  present: "발표",
  presenting: "발표",
  endPresenting: "발표 끝내기",
  previous: "이전 차트",
  next: "다음 차트",
  slide: (at, of) => `${at} / ${of}`,
  noSlides: "아직 보여 줄 것이 없습니다. ‘시작’을 누르세요.",
  pressed: (name) => `누름: ${name}`,
  set: (name, value) => `${name} = ${value}`,
};
