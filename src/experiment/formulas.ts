import type { RecipeId } from "../recipes/index.ts";
import type { HostPart, MemoryPart } from "./memoryEstimate.ts";
import type { CommonValues } from "./spec.ts";

type NumberName = {
  [K in keyof CommonValues]: CommonValues[K] extends number ? K : never;
}[keyof CommonValues];

const tex = String.raw;

/** The number fields that every run has, in TeX: where each stands in what is computed. */
const commonFormulas: Readonly<Record<NumberName, string>> = {
  learningRate: tex`\eta_k=\eta\cdot\begin{cases}k/(\omega n)&k\le\omega n\\[2pt]\tfrac12\bigl(1+\cos\pi\tfrac{k-\omega n}{n-\omega n}\bigr)&k>\omega n\end{cases}`,
  headLearningRateFactor: tex`\eta_k^{W}=r\cdot\eta_k`,
  steps: tex`\theta_{k+1}=\theta_k-\eta_k\,\mathrm{AdamW}(\nabla L_k),\quad k=1,\dots,n`,
  batchSize: tex`L=\frac1B\sum_{i=1}^{B}\ell(x_i,y_i)`,
  accumulation: tex`\nabla L=\frac1P\sum_{p=1}^{P}\nabla L_p`,
  warmup: tex`\eta_k=\eta\,\frac{k}{\omega n}\quad\text{for }k\le\omega n`,
  weightDecay: tex`\theta\leftarrow\theta-\eta_k\,\delta\,\theta`,
  cropArea: tex`\frac{\text{area of the crop}}{\text{area of the picture}}\sim\mathcal U(a,1)`,
  augmentedViews: tex`x_i^{(e)}=a_{i,\,e\bmod V}(x_i)\quad\text{in epoch }e`,
  evaluations: tex`k\in\{0,\tfrac{n}{E},\tfrac{2n}{E},\dots,n\}`,
  evaluationSubset: tex`\text{95\,\% interval}\approx\hat p\pm1.96\sqrt{\hat p(1-\hat p)/m}`,
  seed: tex`\text{draw}_{k}=\mathrm{PRNG}(\text{seed},\text{purpose},k)`,
  lastBlocks: tex`\theta_{\text{trained}}=\{\text{blocks }D-b+1,\dots,D\}\cup\{\text{projection},W\}`,
  loraRank: tex`w=w_0+AB,\quad A\in\mathbb R^{p\times r},\;B\in\mathbb R^{r\times q}`,
};

const crossEntropy = tex`\mathrm{CE}(s\,f(x)W,\,y)`;

/** A method's objective, in TeX. */
const recipeFormulas: Readonly<Record<RecipeId, string>> = {
  "zero-shot": tex`W_c=\operatorname{unit}\Bigl(\tfrac1P\sum_{t}g(t_c)\Bigr),\qquad z=s\,f_0(x)W`,
  "linear-probe": tex`L=\mathrm{CE}(s\,f_0(x)W,\,y)`,
  ft: tex`L=${crossEntropy}`,
  "lp-ft": tex`\begin{aligned}W&\leftarrow\arg\min_W\,\mathrm{CE}(s\,f_0(x)W,\,y)\\L&=${crossEntropy}\end{aligned}`,
  ema: tex`L=${crossEntropy},\qquad\bar\theta\leftarrow d\,\bar\theta+(1-d)\,\theta,\;\;\bar\theta_0=\theta_0`,
  "l2-sp": tex`L=${crossEntropy}+\tfrac{\lambda}{2}\lVert\theta-\theta_0\rVert^2`,
  kd: tex`L=${crossEntropy}+\lambda\tau^2\,\mathrm{KL}\bigl(\sigma(z_0/\tau)\,\|\,\sigma(z/\tau)\bigr)`,
  "car-ft": tex`\begin{aligned}L&=${crossEntropy}+\lambda\,\mathrm{KL}\bigl(\sigma(v_0(x))\,\|\,\sigma(v(x))\bigr)\\v(x)&=s\,f(x)W_{\mathrm{ctx}}\end{aligned}`,
  "lipsum-ft": tex`\begin{aligned}L&=${crossEntropy}+\lambda\,\frac{\lVert v(x)-v_0(x)\rVert^2}{2M}\\v(x)&=s\,f(x)G^{\top},\quad G=\text{random texts}\end{aligned}`,
  guidance: tex`\begin{aligned}L&=${crossEntropy}+\lambda\,d\bigl(v(x),v_0(x)\bigr)\\d&=\tfrac{\lVert v-v_0\rVert^2}{2M}\;\text{ or }\;\mathrm{KL}\bigl(\sigma(v_0)\,\|\,\sigma(v)\bigr)\end{aligned}`,
  flyp: tex`L=\tfrac12\mathrm{CE}(s\,f(x)g(t)^{\top},I)+\tfrac12\mathrm{CE}(s\,g(t)f(x)^{\top},I)`,
  starft: tex`L=L_{\mathrm{FLYP}}+\lambda\bigl(1-\tfrac kn\bigr)\,\mathrm{KL}\bigl(\sigma(s_0f_0(x)g_0(u)^{\top})\,\|\,\sigma(s_0f(x)g(u)^{\top})\bigr)`,
  "r-adapter": tex`z\leftarrow z+\sigma zW,\qquad L=\text{MPM-NCE}\bigl(s_0(f(x)g(t)^{\top}+\delta[y_i\neq y_j]),\,\varepsilon\bigr)`,
  dfr: tex`L=\frac1R\sum_{r}\mathrm{CE}(\hat xW_r+b_r,\,y)+\frac{\lVert W_r\rVert^2}{2Cn},\qquad\hat x=\frac{f_0(x)-\mu}{\sigma}`,
  cfr: tex`L=\mathrm{CE}(B)+c\,\mathrm{CE}(K)+c\,\mathrm{InfoNCE}(K),\qquad f=\operatorname{unit}(P\,h_0(x))`,
  "wise-ft": tex`\theta(\alpha)=(1-\alpha)\,\theta_0+\alpha\,\theta_1`,
  "soup-uniform": tex`\theta=\frac1K\sum_{k=1}^{K}\theta_k`,
  "soup-greedy": tex`\theta\leftarrow\frac{n\,\theta+\theta_k}{n+1}\quad\text{if held-out accuracy rises}`,
  tpgm: tex`\theta_n=\theta_{0,n}+\min\Bigl(1,\frac{\gamma_n}{\lVert\Delta_n\rVert}\Bigr)\Delta_n,\qquad\Delta=\theta_1-\theta_0`,
};

/** Number fields of methods, by name as in links. */
const ownFormulas: Readonly<Record<string, string>> = {
  "linear-probe.rateFactor": tex`\eta_k^{W}=r\cdot\eta_k`,
  "lp-ft.probeSteps": tex`W_{k+1}=W_k-\eta_k\nabla_W\mathrm{CE}(s\,f_0(x)W,y),\;\;k=1,\dots,p`,
  "lp-ft.probeRateFactor": tex`\eta_k^{W}=r\cdot\eta_k`,
  "ema.decay": tex`\bar\theta\leftarrow d\,\bar\theta+(1-d)\,\theta`,
  "l2-sp.regularization": tex`L=\mathrm{CE}+\tfrac{\lambda}{2}\lVert\theta-\theta_0\rVert^2`,
  "kd.regularization": tex`L=\mathrm{CE}+\lambda\,R`,
  "kd.temperature": tex`R=\tau^2\,\mathrm{KL}\bigl(\sigma(z_0/\tau)\,\|\,\sigma(z/\tau)\bigr)`,
  "car-ft.regularization": tex`L=\mathrm{CE}+\lambda\,\mathrm{KL}\bigl(\sigma(v_0)\,\|\,\sigma(v)\bigr)`,
  "lipsum-ft.regularization": tex`L=\mathrm{CE}+\lambda\,\frac{\lVert v-v_0\rVert^2}{2M}`,
  "lipsum-ft.texts": tex`G\in\mathbb R^{M\times d},\quad v(x)=s\,f(x)G^{\top}\in\mathbb R^{M}`,
  "lipsum-ft.tokenLength": tex`t=(\text{BOS},u_1,\dots,u_L,\text{EOS})`,
  "guidance.regularization": tex`L=\mathrm{CE}+\lambda\,d(v,v_0)`,
  "guidance.texts": tex`G\in\mathbb R^{M\times d},\quad v(x)=s\,f(x)G^{\top}\in\mathbb R^{M}`,
  "guidance.tokenLength": tex`t=(\text{BOS},u_1,\dots,u_L,\text{EOS})`,
  "starft.regularization": tex`L=L_{\mathrm{FLYP}}+\lambda\bigl(1-\tfrac kn\bigr)R`,
  "r-adapter.rateFactor": tex`\eta_k^{\mathrm{adapter}}=r\cdot\eta_k`,
  "r-adapter.rank": tex`W=AB,\quad A\in\mathbb R^{d\times r},\;B\in\mathbb R^{r\times d}`,
  "r-adapter.dropping": tex`z\leftarrow z+\tfrac{b}{1-p}\,\sigma zW,\quad P(b=1)=1-p`,
  "r-adapter.decay": tex`\bar W\leftarrow d\,\bar W+(1-d)\,W`,
  "r-adapter.rescale": tex`z\leftarrow z+\beta\,\sigma z\bar W`,
  "r-adapter.smoothing": tex`q_{ij}=(1-\varepsilon)\,\frac{[y_i=y_j]}{n_i}+\varepsilon\,\frac{[y_i\neq y_j]}{B-n_i}`,
  "r-adapter.margin": tex`s_0\bigl(f(x_i)g(t_j)^{\top}+\delta\,[y_i\neq y_j]\bigr)`,
  "dfr.refits": tex`\bar W=\frac1R\sum_{r=1}^{R}W_r`,
  "dfr.strength": tex`L=\mathrm{CE}+\frac{\lVert W\rVert^2}{2Cn}`,
  "dfr.rateFactor": tex`\eta_k^{W}=r\cdot\eta_k`,
  "cfr.fitSteps": tex`P_{k+1}=P_k-\eta_k\nabla_P\mathrm{CE},\;\;k=1,\dots,p`,
  "cfr.rateFactor": tex`\eta_k^{P}=r\cdot\eta_k`,
  "cfr.calibration": tex`L=\mathrm{CE}(B)+c\,\bigl(\mathrm{CE}(K)+\mathrm{InfoNCE}(K)\bigr)`,
  "cfr.temperature": tex`-\log\frac{e^{a\cdot p/\tau}}{e^{a\cdot p/\tau}+\sum_{j}e^{a\cdot n_j/\tau}}`,
  "wise-ft.alpha": tex`\theta(\alpha)=(1-\alpha)\,\theta_0+\alpha\,\theta_1`,
  "soup-uniform.count": tex`\theta=\frac1K\sum_{k=1}^{K}\theta_k`,
  "soup-greedy.count": tex`\theta_1,\dots,\theta_K\text{, best first}`,
  "tpgm.iterations": tex`\gamma_{i+1}=\gamma_i-\rho\,\mathrm{Adam}(\nabla_\gamma\mathrm{CE}_{\text{held-out}})`,
  "tpgm.rate": tex`\gamma_{i+1}=\gamma_i-\rho\,\mathrm{Adam}(\nabla_\gamma\mathrm{CE}_{\text{held-out}})`,
  "tpgm.batch": tex`\mathrm{CE}_{\text{held-out}}=\frac1B\sum_{i=1}^{B}\ell(x_i,y_i)`,
};

/** A field's formula by its name in links; undefined where it is a choice among things, not a number. */
export function fieldFormula(name: string): string | undefined {
  const common: Readonly<Record<string, string>> = commonFormulas;
  return common[name] ?? ownFormulas[name];
}

export function recipeFormula(id: RecipeId): string {
  return recipeFormulas[id];
}

/** What is measured, in TeX. */
const metricFormulas = {
  loss: tex`L=\sum_j\lambda_j L_j`,
  crossEntropy: tex`\begin{aligned}&\mathrm{CE}(z,y)=-\log\frac{e^{z_y}}{\sum_c e^{z_c}}\\&z=s\,f(x)W\end{aligned}`,
  accuracy: tex`\frac1n\sum_{i=1}^{n}\bigl[\arg\max_c z_c(x_i)=y_i\bigr]`,
  shiftedMean: tex`\begin{aligned}&\frac1{|D|}\sum_{d\in D}\text{accuracy}_d\\&D=\text{shifted domains}\end{aligned}`,
  energyGap: tex`\begin{aligned}&\frac1{nM}\sum_{i=1}^{n}\sum_{m=1}^{M}\bigl(v_m(x_i)-v_{0,m}(x_i)\bigr)^2\\&v(x)=s\,f(x)G^{\top}\end{aligned}`,
  nll: tex`\begin{aligned}&-\frac1n\sum_{i=1}^{n}\log p(y_i\mid x_i)\\&p=\operatorname{softmax}(s\,f(x)W)\end{aligned}`,
  interval: tex`\begin{aligned}&\frac{\hat p+\frac{z^2}{2n}\pm z\sqrt{\frac{\hat p(1-\hat p)}{n}+\frac{z^2}{4n^2}}}{1+\frac{z^2}{n}}\\&z=1.96\end{aligned}`,
  seedInterval: tex`\begin{aligned}&\bar a\pm t_{0.975,\,S-1}\,\frac{s}{\sqrt S}\\&s^2=\frac1{S-1}\sum_{j=1}^{S}(a_j-\bar a)^2\end{aligned}`,
  singleRun: tex`\bar a\pm t_{0.975,\,S-1}\,s\,\sqrt{1+\tfrac1S}`,
  change: tex`100\,\bigl(\text{accuracy}(\theta)-\text{accuracy}(\theta_0)\bigr)`,
  smoothing: tex`\begin{aligned}&\bar L_k=\frac{\sum_{j\le k}d^{\,k-j}L_j}{\sum_{j\le k}d^{\,k-j}}\\&d=1-\frac1m,\quad m=\text{share}\cdot n\end{aligned}`,
  weightPath: tex`\theta(\alpha)=(1-\alpha)\,\theta_0+\alpha\,\theta_1,\qquad\alpha\in[0,1]`,
  logitAxis: tex`\operatorname{logit}(p)=\log\frac{p}{1-p}`,
  probability: tex`\begin{aligned}&p(c\mid x)=\frac{e^{z_c}}{\sum_{j}e^{z_j}}\\&z=s\,f(x)W\end{aligned}`,
  ece: tex`\sum_{b=1}^{15}\frac{n_b}{n}\,\bigl|\text{acc}(b)-\text{conf}(b)\bigr|`,
  eceByChance: tex`\begin{aligned}&\frac1n\sum_{b=1}^{15}\sqrt{\tfrac2\pi\sum_{i\in b}p_i(1-p_i)}\\&p_i=\max_c p(c\mid x_i)\end{aligned}`,
  reliability: tex`\begin{aligned}&\text{acc}(b)=\frac1{n_b}\sum_{i\in b}[\hat y_i=y_i]\\&\text{conf}(b)=\frac1{n_b}\sum_{i\in b}\max_c p(c\mid x_i)\end{aligned}`,
  confusion: tex`\begin{aligned}&N_{ab}=\#\{i:\,y_i=a,\;\hat y_i=b\}\\&\hat y_i=\arg\max_c z_c(x_i)\end{aligned}`,
  classChange: tex`100\cdot\frac{N_{aa}(\theta)-N_{aa}(\theta_0)}{\sum_b N_{ab}}`,
  pictureChange: tex`\begin{aligned}\text{lost}&:\;\hat y_0=y,\;\hat y\neq y\\\text{won}&:\;\hat y_0\neq y,\;\hat y=y\\\text{otherwise}&:\;\hat y_0\neq\hat y,\;\hat y_0\neq y,\;\hat y\neq y\end{aligned}`,
  distortion: tex`\begin{aligned}&\frac1n\sum_{i=1}^{n}\lVert f(x_i)-f_0(x_i)\rVert\\&\lVert f\rVert=\lVert f_0\rVert=1\end{aligned}`,
  projectedDistortion: tex`\begin{aligned}&\frac1n\sum_{i=1}^{n}\lVert h(x_i)-h_0(x_i)\rVert\\&f=\frac{h}{\lVert h\rVert}\end{aligned}`,
  scores: tex`\begin{aligned}&v_m(x)=s\,\langle f(x),\,g(t_m)\rangle\\&v(x)=s\,f(x)G^{\top}\in\mathbb R^{M}\end{aligned}`,
  textGap: tex`\frac1n\sum_{i=1}^{n}\bigl(v_m(x_i)-v_{0,m}(x_i)\bigr)^2`,
  textShift: tex`\frac1n\sum_{i=1}^{n}\bigl(v_m(x_i)-v_{0,m}(x_i)\bigr)`,
  pictureGap: tex`\frac1M\sum_{m=1}^{M}\bigl(v_m(x)-v_{0,m}(x)\bigr)^2`,
  scoreMap: tex`\begin{aligned}&\min_{y}\sum_{i\neq j}p_{ij}\log\frac{p_{ij}}{q_{ij}}+(1-p_{ij})\log\frac{1-p_{ij}}{1-q_{ij}}\\&q_{ij}=\frac1{1+a\lVert y_i-y_j\rVert^{2b}}\end{aligned}`,
  speed: tex`\begin{aligned}&\text{steps/s}=\frac{m}{t_k-t_{k-m}},\quad m=\min(20,\,k-1)\\&\text{pictures/s}=B\cdot\text{steps/s}\end{aligned}`,
  warmup: tex`\sum_{\text{runs}}\bigl(t_{\text{ready}}-t_{\text{start}}\bigr)`,
  timeLeft: tex`\begin{aligned}&\sum_{\text{runs}}(n-k)\,\bar t+e\,\bar t_e\\&\bar t=\frac1{\text{steps/s}},\quad e=\text{measurements left}\end{aligned}`,
  memory: tex`\begin{aligned}\text{total}&=\sum_{\text{parts}}\text{bytes}\\\text{weights}&=4\,|\theta|,\quad\text{moments}=8\,|\theta|\\\text{activations}&=\max_t\sum_{u\text{ alive at }t}4\,|u|\end{aligned}`,
} as const;

/** Parts of the memory estimate that follow from the model's size, in TeX: bytes, 4 a number. */
const partFormulas: Readonly<Partial<Record<MemoryPart | HostPart, string>>> = {
  weights: tex`4\,|\theta|`,
  gradients: tex`\begin{aligned}&4\,|\theta|\\&8\,|\theta|\;\text{ where a batch is computed in parts}\end{aligned}`,
  moments: tex`8\,|\theta|=4\,|m|+4\,|v|`,
  copies: tex`4\,c\,|\theta|,\qquad c=\text{copies kept}`,
  activations: tex`\max_t\sum_{u\text{ alive at }t}4\,|u|`,
  frozenImageTower: tex`4\,|\theta_0|`,
  frozenTextTower: tex`4\,|\phi_0|`,
  model: tex`4\,\bigl(|\theta_0|+|\phi_0|\bigr)`,
  pictures: tex`\sum_{\text{pictures}}3\cdot\text{width}\cdot\text{height}`,
};

/** A part's formula; undefined where it follows from no size. */
export function partFormula(part: MemoryPart | HostPart): string | undefined {
  return partFormulas[part];
}

/** A measured quantity that has a formula. */
export type FormulaMetric = keyof typeof metricFormulas;

export const formulaMetrics = Object.keys(metricFormulas) as readonly FormulaMetric[];

export function metricFormula(metric: FormulaMetric): string {
  return metricFormulas[metric];
}

/** The names that the table of hyperparameters' formulas has. */
export const ownFormulaNames = Object.keys(ownFormulas);
