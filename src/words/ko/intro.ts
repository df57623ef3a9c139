import type { Translated } from "../translation.ts";

function measured(domains: number): string {
  if (domains === 1) return "측정도 그것 하나입니다";
  return `측정은 도메인 ${domains}개 모두에서 하며, 나머지가 그 대가를 보여 줍니다`;
}

export const intro: Translated<"intro"> = {
  title: "화풍 하나를 가르치고, 무엇을 잊는지 보세요.",
  clip: "CLIP은 이미지를 “a drawing of a house” 같은 텍스트와 비교해 알아봅니다. 한 종류의 이미지로 파인튜닝하면 그 종류는 나아지고 다른 것은 잊습니다.",
  runsBefore: "‘시작’을 누르면 ",
  runsAfter: (methods, model, domains) =>
    ` 방법을 ${model ?? "작은 CLIP"}에서${methods > 1 ? " 같은 배치로" : ""} 실행합니다. 학습은 ${model === null ? "화풍" : "도메인"} 하나만 봅니다. ${measured(domains)}.`,
  samples: "도메인별 이미지 예",
  trainedOn: "학습",
  onlyMeasured: "측정만",
  start: "학습 시작",
  sizeUnknown: "크기 모름",
  download: (model, pictures, engine) => {
    const parts = [
      model !== null && `모델(${model})`,
      pictures !== null && `이미지(${pictures})`,
      `계산 엔진 onnxruntime(풀면 최대 ${engine})`,
    ].filter((part) => part !== false);
    return `먼저 ${parts.join(", ")}을 모두 이 사이트에서 가져옵니다. 이미지도 수치도 설정도 이 기기를 떠나지 않습니다.`;
  },
  nothingToFetch:
    "모델, 이미지, 계산 엔진이 이 기기에 저장되어 있어 시작해도 아무것도 가져오지 않습니다. 이미지도 수치도 설정도 이 기기를 떠나지 않습니다.",
  phone:
    "휴대전화에서는 실행을 보고 재생하고 공유할 수 있지만 학습은 하지 않습니다. 모델과 기울기와 이미지에는 휴대전화 브라우저가 탭 하나에 주는 것보다 많은 메모리와 안정된 전력이 필요합니다.",
  trainAnyway: "그래도 여기서 학습",
  reload: "페이지를 새로 고쳐 다시 시도하세요.",
  sources: (count) => `그림은 개방 라이선스의 아이콘 모음 ${count}개에서 왔습니다`,
  importedSources: "이미지의 출처",
  by: (author, license) => `${author} 지음, ${license}`,
};
