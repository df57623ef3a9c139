import type { Translated } from "../translation.ts";

export const board: Translated<"board"> = {
  title: "학급 게시판",
  doc: "실행 링크를 한 줄에 하나씩 붙여 넣으세요. 이 탭에서만 읽고 어디로도 보내지 않습니다. 내용은 모두 링크 안에 있습니다.",
  links: "실행 링크, 한 줄에 하나",
  placeholder: "https://…#run=1.…",
  read: (runs, links) => `링크 ${links}개에서 실행 ${runs}개`,
  problems: "읽을 수 없는 링크",
  line: (line, message) => `${line}번째 줄: ${message}`,
  notRun: "실행 링크가 아닙니다. ‘공유’의 ‘실행 링크’에 곡선이 들어 있습니다.",
  repeated: (line) => `${line}번째 줄과 같은 링크입니다. 한 실행은 한 번만 셉니다.`,
  more: (count) => `외 ${count}개`,
  otherFiles: (lines, first) =>
    `파일이 다릅니다. 해시로 보아 ${lines}번째 줄은 ${first}번째 줄과 다른 모델이나 다른 데이터로 만든 것입니다. 그런 실행의 평균은 의미가 적으니 빼거나 따로 게시판을 만들어 비교하세요.`,
  none: "아직 붙여 넣은 것이 없습니다. 학급의 링크마다 가는 선이 되고, 굵은 선은 평균, 띠는 평균의 95% 구간입니다.",
  chartTitle: (domain) => `스텝에 따른 ${domain} 정확도`,
  shifted: "이동 도메인 평균",
  results: "결과: 실행들의 평균, 그 95% 구간, 최저에서 최고까지",
  method: "방법",
  runs: "실행 수",
  spread: (low, high) => `${low}~${high}`,
  device: "실행한 곳",
  clear: "지우기",
};
