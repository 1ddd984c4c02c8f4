/** An amount of things as sentences tell it: `12,400`. Where nothing else needs it, asking `Intl` takes as long as linting a caption. */
export const showAmount = (amount: number): string => String(amount).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
