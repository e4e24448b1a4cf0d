// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/settlement.h"

#include "domain/bet_rules.h"
#include "domain/combinations.h"
#include "domain/paid.h"
#include "domain/price.h"

#include <algorithm>

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More combinations than any slip may play; counting stops here.
constexpr qint64 kCountless = 1'000'000'000;

[[nodiscard]] base::Error inLine(qsizetype index, base::Error error)
{
    error.detail = u"Line %1: %2"_s.arg(index + 1).arg(error.detail);
    return error;
}

[[nodiscard]] base::Expected<Ratio>
priceOf(const Odds* odds, Money stake, const SettlementRules& rules)
{
    if (odds == nullptr) {
        return base::unexpected(
            base::Error {base::ErrorCode::Invalid, u"A price is missing."_s, {}});
    }
    return decimalPrice(*odds, stake, rules.house);
}

[[nodiscard]] const Odds* oddsOf(const std::optional<Odds>& odds)
{
    return odds ? &*odds : nullptr;
}

/// What a line or a combination returns, in whole units: `part` of `whole` times the stake.
[[nodiscard]] Integer
roundedPart(const Integer& part, const Integer& whole, qint64 stake, Rounding rounding)
{
    const Integer returned = part * stake;
    if (rounding == Rounding::Floor)
        return returned / whole;
    return (2 * returned + whole) / (2 * whole);
}

/// A line that no boost raises, in whole numbers alone: making fractions of what is rounded at once
/// takes most of the time of settling singles.
[[nodiscard]] Paid paidPlainly(const Ratio& factor, qint64 stake, Rounding rounding)
{
    const Integer returned = roundedPart(numerator(factor), denominator(factor), stake, rounding);
    return {returned, factor > 1 ? Integer(returned - stake) : Integer(0)};
}

/// One line of singles with its own and the slip's boosts.
[[nodiscard]] base::Expected<Paid>
paidBySingle(const Slip& slip, const Line& line, LineResult result, const SettlementRules& rules)
{
    const auto price = priceOf(oddsOf(line.odds), line.stake, rules);
    if (!price)
        return base::unexpected(price.error());
    const Ratio factor = factorOf(*price, result);
    if (line.boosts.isEmpty() && slip.boosts.isEmpty() && line.stake > Money())
        return paidPlainly(factor, line.stake.minor(), rules.rounding);
    auto paid = boosted(paidAt(factor, line.stake.minor()), line.boosts);
    if (paid)
        paid = boosted(*paid, slip.boosts);
    if (paid)
        paid->returned = rounded(paid->returned, rules.rounding);
    if (paid && paid->won > 0)
        paid->won = paid->returned - line.stake.minor();
    return paid;
}

[[nodiscard]] base::Expected<Paid>
paidBySingles(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules)
{
    Paid total;
    for (qsizetype i = 0; i < slip.lines.size(); ++i) {
        const auto paid = paidBySingle(slip, slip.lines[i], results.value(i), rules);
        if (!paid)
            return base::unexpected(inLine(i, paid.error()));
        total.returned += paid->returned;
        total.won += paid->won;
    }
    return total;
}

/// The factor of one leg, with its own boosts.
[[nodiscard]] base::Expected<Ratio>
legFactor(const Slip& slip, const Line& leg, LineResult result, const SettlementRules& rules)
{
    const auto price = priceOf(oddsOf(leg.odds), slip.stake, rules);
    if (!price)
        return base::unexpected(price.error());
    return boostedFactor(factorOf(*price, result), leg.boosts);
}

/// The factors of the legs that are neither lost nor pending. Every price is checked.
[[nodiscard]] base::Expected<std::vector<Ratio>>
liveFactors(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules)
{
    std::vector<Ratio> factors;
    for (qsizetype i = 0; i < slip.lines.size(); ++i) {
        const auto factor = legFactor(slip, slip.lines[i], results.value(i), rules);
        if (!factor)
            return base::unexpected(inLine(i, factor.error()));
        if (*factor > 0)
            factors.push_back(*factor);
    }
    return factors;
}

/// The result that decides a parlay with one price for all its lines: the worst of theirs. A push
/// among winners thus returns the stake; what another book pays then, nobody can work out from
/// one price, so a bookkeeper overrides it.
[[nodiscard]] LineResult worstResult(const Slip& slip, const QList<LineResult>& results)
{
    for (const LineResult result :
         {LineResult::Lost,
          LineResult::Pending,
          LineResult::HalfLost,
          LineResult::Void,
          LineResult::Push,
          LineResult::HalfWon})
    {
        for (qsizetype i = 0; i < slip.lines.size(); ++i) {
            if (results.value(i) == result)
                return result;
        }
    }
    return LineResult::Won;
}

[[nodiscard]] base::Expected<Ratio>
parlayFactor(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules)
{
    if (slip.price) {
        const auto price = priceOf(&*slip.price, slip.stake, rules);
        if (!price)
            return base::unexpected(price.error());
        return factorOf(*price, worstResult(slip, results));
    }
    const auto factors = liveFactors(slip, results, rules);
    if (!factors)
        return base::unexpected(factors.error());
    if (factors->size() < static_cast<std::size_t>(slip.lines.size()))
        return Ratio(0);
    Ratio product = 1;
    for (const Ratio& factor : *factors)
        product *= factor;
    return product;
}

[[nodiscard]] base::Expected<Paid>
paidByParlay(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules)
{
    const auto factor = parlayFactor(slip, results, rules);
    if (!factor)
        return base::unexpected(factor.error());
    auto paid = boosted(paidAt(*factor, slip.stake.minor()), slip.boosts);
    if (paid)
        paid->returned = rounded(paid->returned, rules.rounding);
    if (paid && paid->won > 0)
        paid->won = paid->returned - slip.stake.minor();
    return paid;
}

[[nodiscard]] qint64 binomial(qint64 n, qint64 k)
{
    if (k < 0 || k > n)
        return 0;
    qint64 count = 1;
    for (qint64 i = 1; i <= std::min(k, n - k) && count < kCountless; ++i)
        count = count * (n - i + 1) / i;
    return std::min(count, kCountless);
}

/// All combinations of one size, each rounded on its own where the rules say so. The sums stay
/// whole numbers: reducing 10,000 fractions would take longer than all the rest.
[[nodiscard]] Paid
paidByEach(const Combinations& combinations, int size, qint64 stake, const SettlementRules& rules)
{
    const bool isRounded = rules.scope == RoundingScope::Line;
    const Integer& whole = combinations.unit();
    const Integer wholeStake = isRounded ? Integer(stake) : whole;
    Integer returned = 0;
    Integer won = 0;
    combinations.forEach(static_cast<std::size_t>(size), [&](const Integer& part) {
        const Integer one = isRounded ? roundedPart(part, whole, stake, rules.rounding) : part;
        returned += one;
        if (part > whole)
            won += one - wholeStake;
    });
    if (isRounded)
        return {returned, won};
    return {Ratio(returned * stake, whole), Ratio(won * stake, whole)};
}

/// All combinations of all sizes, one by one.
[[nodiscard]] Paid
paidByEach(const Combinations& combinations, const Slip& slip, const SettlementRules& rules)
{
    Paid total;
    for (const int size : slip.sizes) {
        const Paid paid = paidByEach(combinations, size, slip.stake.minor(), rules);
        total.returned += paid.returned;
        total.won += paid.won;
    }
    return total;
}

/// The same in a few sums, where nothing is rounded between and no factor is below 1: then every
/// combination of live legs wins or pushes.
[[nodiscard]] Paid paidInSum(const Combinations& combinations, const Slip& slip, qint64 live)
{
    const std::vector<Integer> sums = combinations.sums(static_cast<std::size_t>(live));
    Integer returned = 0;
    qint64 played = 0;
    for (const int size : slip.sizes) {
        if (size <= live)
            returned += sums[static_cast<std::size_t>(size)];
        played += binomial(live, size);
    }
    const qint64 stake = slip.stake.minor();
    const Ratio exact(returned * stake, combinations.unit());
    return {exact, exact - Ratio(played) * stake};
}

[[nodiscard]] base::Expected<Paid>
paidBySystem(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules)
{
    const auto factors = liveFactors(slip, results, rules);
    if (!factors)
        return base::unexpected(factors.error());
    const Combinations combinations(*factors);
    const bool isSumEnough = rules.scope == RoundingScope::Slip
        && std::all_of(factors->begin(), factors->end(), [](const Ratio& f) { return f >= 1; });
    const auto live = static_cast<qint64>(factors->size());
    const Paid total =
        isSumEnough ? paidInSum(combinations, slip, live) : paidByEach(combinations, slip, rules);
    auto paid = boosted(total, slip.boosts);
    if (paid)
        paid = Paid {rounded(paid->returned, rules.rounding), rounded(paid->won, rules.rounding)};
    return paid;
}

[[nodiscard]] base::Expected<Paid>
paidBySlip(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules)
{
    switch (slip.kind) {
    case BetKind::Singles:
        return paidBySingles(slip, results, rules);
    case BetKind::Parlay:
        return paidByParlay(slip, results, rules);
    case BetKind::System:
        return paidBySystem(slip, results, rules);
    }
    Q_UNREACHABLE();
}

/// Whether no pending line can change what the slip pays: a combination is dead with its first
/// lost leg.
[[nodiscard]] bool isDecided(const Slip& slip, const QList<LineResult>& results)
{
    qsizetype pending = 0;
    qsizetype notLost = 0;
    for (qsizetype i = 0; i < slip.lines.size(); ++i) {
        pending += results.value(i) == LineResult::Pending ? 1 : 0;
        notLost += results.value(i) == LineResult::Lost ? 0 : 1;
    }
    if (pending == 0 || slip.kind == BetKind::Singles)
        return pending == 0;
    if (slip.kind == BetKind::Parlay)
        return notLost < slip.lines.size();
    return std::all_of(
        slip.sizes.begin(), slip.sizes.end(), [notLost](int size) { return size > notLost; });
}

} // namespace

LineResult
betResult(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules)
{
    const auto payout = settle(slip, results, rules);
    return payout ? betResult(*payout, results) : LineResult::Pending;
}

LineResult betResult(const Payout& payout, const QList<LineResult>& results)
{
    if (!payout.settled)
        return LineResult::Pending;
    const bool areSame = std::all_of(results.begin(), results.end(), [&results](LineResult result) {
        return result == results.front();
    });
    if (areSame && !results.isEmpty())
        return results.front();
    if (payout.profit == Money())
        return LineResult::Push;
    return payout.profit > Money() ? LineResult::Won : LineResult::Lost;
}

qint64 combinationCount(const Slip& slip)
{
    if (slip.kind != BetKind::System)
        return slip.kind == BetKind::Singles ? slip.lines.size() : 1;
    qint64 count = 0;
    for (const int size : slip.sizes)
        count = std::min(count + binomial(slip.lines.size(), size), kCountless);
    return count;
}

base::Expected<Money> totalWager(const Slip& slip)
{
    if (slip.kind != BetKind::Singles)
        return toMoney(Integer(slip.stake.minor()) * combinationCount(slip));
    Integer sum = 0;
    for (const Line& line : slip.lines)
        sum += line.stake.minor();
    return toMoney(sum);
}

base::Expected<Payout>
settle(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules)
{
    if (combinationCount(slip) > bet_limits::kMaxCombinations) {
        return base::unexpected(base::Error {
            base::ErrorCode::Invalid, u"This plays too many combinations to be settled."_s, {}});
    }
    const auto wager = totalWager(slip);
    const auto paid = wager ? paidBySlip(slip, results, rules) : base::unexpected(wager.error());
    if (!paid)
        return base::unexpected(paid.error());
    const auto returned = toMoney(roundedDown(paid->returned));
    const auto won = toMoney(roundedDown(paid->won));
    if (!returned || !won)
        return base::unexpected(returned ? won.error() : returned.error());
    Payout payout;
    payout.totalWager = *wager;
    payout.totalWin = *won;
    payout.totalReturn = *returned;
    payout.profit = *returned - *wager;
    payout.settled = isDecided(slip, results);
    return payout;
}

base::Expected<Money>
potentialReturn(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules)
{
    QList<LineResult> hoped;
    for (qsizetype i = 0; i < slip.lines.size(); ++i) {
        const LineResult result = results.value(i);
        hoped.append(result == LineResult::Pending ? LineResult::Won : result);
    }
    return settle(slip, hoped, rules).map([](const Payout& payout) { return payout.totalReturn; });
}

base::Expected<Money>
lineReturn(const Slip& slip, qsizetype index, LineResult result, const SettlementRules& rules)
{
    const auto paid = paidBySingle(slip, slip.lines.at(index), result, rules);
    return paid ? toMoney(roundedDown(paid->returned)) : base::unexpected(paid.error());
}

Payout withOverride(Payout payout, const PayoutOverride& payoutOverride)
{
    payout.payoutOverride = payoutOverride;
    payout.totalReturn = payoutOverride.totalReturn;
    payout.profit = payout.totalReturn - payout.totalWager;
    return payout;
}

} // namespace betlog::domain
