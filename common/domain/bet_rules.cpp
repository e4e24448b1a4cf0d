// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet_rules.h"

#include "base/unicode_text.h"
#include "domain/price.h"
#include "domain/settlement.h"

#include <algorithm>

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

using base::FieldError;

/// Collects what is wrong with one slip.
class SlipCheck
{
public:
    SlipCheck(const Slip& slip, const SettlementRules& rules, const QString& pointer)
        : m_slip(slip)
        , m_rules(rules)
        , m_pointer(pointer)
    { }

    [[nodiscard]] QList<FieldError> run();

private:
    void checkTexts();
    void checkStakes();
    void checkPrice();
    void checkSizes();
    void checkLine(qsizetype index);
    void checkAmounts();

    void checkText(const QString& path, const QString& text, int maxLength);
    void checkStake(const QString& path, Money stake);
    void checkOddsOf(const QString& path, const Odds& odds, Money stake);
    void checkBoosts(const QString& path, const QList<Boost>& boosts);
    void fail(const QString& path, const QString& detail);

    const Slip& m_slip;
    const SettlementRules& m_rules;
    const QString& m_pointer;
    QList<FieldError> m_errors;
    bool m_isModest = true; ///< so far, see checkAmounts()
};

/// Singles without boosts, with stakes and prices up to these, can never pay more than the log
/// counts.
constexpr qint64 kModestStakeMinor = 10'000'000'000;
constexpr int kModestPrice = 1000;
static_assert(bet_limits::kMaxLines * kModestStakeMinor * kModestPrice < kMaxAmountMinor);

QList<FieldError> SlipCheck::run()
{
    const qsizetype lines = m_slip.lines.size();
    if (lines < 1 || lines > bet_limits::kMaxLines) {
        fail(u"/lines"_s, u"A bet has 1 to %1 lines."_s.arg(bet_limits::kMaxLines));
        return m_errors;
    }
    checkTexts();
    checkStakes();
    checkPrice();
    checkSizes();
    checkBoosts(u"/boosts"_s, m_slip.boosts);
    for (qsizetype i = 0; i < lines; ++i)
        checkLine(i);
    if (m_errors.isEmpty())
        checkAmounts();
    return m_errors;
}

void SlipCheck::checkTexts()
{
    checkText(u"/note"_s, m_slip.note, bet_limits::kMaxNote);
    checkText(u"/book"_s, m_slip.book, bet_limits::kMaxBook);
    checkText(u"/external_id"_s, m_slip.externalId, bet_limits::kMaxExternalId);
    if (m_slip.tags.size() > bet_limits::kMaxTags)
        fail(u"/tags"_s, u"A bet has at most %1 tags."_s.arg(bet_limits::kMaxTags));
    for (qsizetype i = 0; i < std::min<qsizetype>(m_slip.tags.size(), bet_limits::kMaxTags); ++i) {
        const QString path = u"/tags/%1"_s.arg(i);
        checkText(path, m_slip.tags[i], bet_limits::kMaxTag);
        if (m_slip.tags[i].isEmpty())
            fail(path, u"A tag must not be empty."_s);
    }
}

void SlipCheck::checkStakes()
{
    if (m_slip.kind != BetKind::Singles)
        checkStake(u"/stake"_s, m_slip.stake);
    else if (m_slip.stake != Money())
        fail(u"/stake"_s, u"Singles have a stake on each line, none on the slip."_s);
}

void SlipCheck::checkPrice()
{
    if (m_slip.price && m_slip.kind != BetKind::Parlay)
        fail(u"/price"_s, u"Only a parlay can have one price for all its lines."_s);
    else if (m_slip.price)
        checkOddsOf(u"/price"_s, *m_slip.price, m_slip.stake);
}

void SlipCheck::checkSizes()
{
    const QList<int>& sizes = m_slip.sizes;
    if (m_slip.kind != BetKind::System) {
        if (!sizes.isEmpty())
            fail(u"/sizes"_s, u"Only a system has combination sizes."_s);
        return;
    }
    const auto lines = m_slip.lines.size();
    const bool areInRange = std::all_of(
        sizes.begin(), sizes.end(), [lines](int size) { return size >= 1 && size <= lines; });
    const bool areAscending =
        std::adjacent_find(sizes.begin(), sizes.end(), std::greater_equal<>()) == sizes.end();
    if (sizes.isEmpty() || !areInRange || !areAscending) {
        fail(
            u"/sizes"_s,
            u"Say of how many lines the combinations are: numbers from 1 to %1 in ascending order, "
            "like 2, or 2 and 3."_s.arg(lines));
    } else if (combinationCount(m_slip) > bet_limits::kMaxCombinations) {
        fail(
            u"/sizes"_s,
            u"A system plays at most %L1 combinations."_s.arg(bet_limits::kMaxCombinations));
    }
}

void SlipCheck::checkLine(qsizetype index)
{
    const Line& line = m_slip.lines[index];
    const QString path = u"/lines/%1"_s.arg(index);
    checkText(path + u"/category"_s, line.category, bet_limits::kMaxLineText);
    checkText(path + u"/market"_s, line.market, bet_limits::kMaxLineText);
    checkText(path + u"/selection"_s, line.selection, bet_limits::kMaxLineText);
    checkText(path + u"/player"_s, line.player, bet_limits::kMaxLineText);
    checkText(path + u"/description"_s, line.description, bet_limits::kMaxLineText);
    checkBoosts(path + u"/boosts"_s, line.boosts);
    const bool isSingles = m_slip.kind == BetKind::Singles;
    if (isSingles)
        checkStake(path + u"/stake"_s, line.stake);
    else if (line.stake != Money())
        fail(path + u"/stake"_s, u"Only singles have a stake on each line."_s);
    if (line.odds)
        checkOddsOf(path + u"/odds"_s, *line.odds, isSingles ? line.stake : m_slip.stake);
    else if (!m_slip.price)
        fail(path + u"/odds"_s, u"This line needs a price."_s);
}

/// No amount that can ever come of the slip may be one that JSON numbers cannot hold. All lines
/// won is the most that a slip can pay; it need not be worked out for what people mostly bet.
void SlipCheck::checkAmounts()
{
    if (m_isModest && m_slip.kind == BetKind::Singles)
        return;
    const QString path = m_slip.kind == BetKind::Singles ? u"/lines"_s : u"/stake"_s;
    if (!totalWager(m_slip))
        fail(path, u"This stakes more than the log can count."_s);
    else if (!potentialReturn(m_slip, {}, m_rules))
        fail(path, u"This could pay more than the log can count."_s);
}

void SlipCheck::checkText(const QString& path, const QString& text, int maxLength)
{
    if (!base::isPlainText(text, true))
        fail(path, u"This text holds control characters."_s);
    else if (base::codePointCount(text) > maxLength)
        fail(path, u"This text is longer than %L1 characters."_s.arg(maxLength));
}

void SlipCheck::checkStake(const QString& path, Money stake)
{
    if (stake.minor() < 1)
        fail(path, u"A stake must be more than nothing."_s);
    else if (stake.minor() > kMaxStakeMinor)
        fail(path, u"This stake is larger than the log takes."_s);
    m_isModest = m_isModest && stake.minor() <= kModestStakeMinor;
}

void SlipCheck::checkOddsOf(const QString& path, const Odds& odds, Money stake)
{
    if (odds.format == OddsFormat::ToWin && stake.minor() < 1)
        return; // The stake has an error of its own.
    const auto price = odds.text.size() <= bet_limits::kMaxOddsText
        ? decimalPrice(odds, stake, m_rules.house)
        : base::unexpected(checkOdds(odds).error());
    if (!price)
        fail(path, price.error().detail);
    m_isModest = m_isModest && price && *price <= kModestPrice;
}

void SlipCheck::checkBoosts(const QString& path, const QList<Boost>& boosts)
{
    if (boosts.size() > bet_limits::kMaxBoosts)
        return fail(path, u"There are at most %1 boosts."_s.arg(bet_limits::kMaxBoosts));
    m_isModest = m_isModest && boosts.isEmpty();
    for (qsizetype i = 0; i < boosts.size(); ++i) {
        const QString at = path + u'/' + QString::number(i);
        checkText(at + u"/name"_s, boosts[i].name, bet_limits::kMaxBoostName);
        const bool isShort = boosts[i].rate.size() <= bet_limits::kMaxBoostRate;
        const auto rate = ratioFromText(boosts[i].rate);
        if (!isShort || !rate || *rate <= 0)
            fail(at + u"/rate"_s, u"The rate of a boost is a ratio above 0, such as 9/100."_s);
    }
}

void SlipCheck::fail(const QString& path, const QString& detail)
{
    m_errors.append({m_pointer + path, detail});
}

/// Names are on one line: neither tab nor newline.
[[nodiscard]] QList<FieldError>
checkName(const QString& name, int maxLength, const QString& what, const QString& pointer)
{
    if (name.isEmpty())
        return {{pointer, u"%1 must not be empty."_s.arg(what)}};
    // A database takes a mark at the beginning for the order of the bytes, and drops it.
    if (name.startsWith(QChar(QChar::ByteOrderMark))
        || name.startsWith(QChar(QChar::ByteOrderSwapped)))
        return {{pointer, u"%1 must not begin with a byte order mark."_s.arg(what)}};
    if (!base::isPlainText(name, false))
        return {{pointer, u"%1 must not hold control characters."_s.arg(what)}};
    if (base::codePointCount(name) > maxLength)
        return {{pointer, u"%1 has at most %2 characters."_s.arg(what).arg(maxLength)}};
    return {};
}

} // namespace

QList<FieldError> checkSlip(const Slip& slip, const SettlementRules& rules, const QString& pointer)
{
    return SlipCheck(slip, rules, pointer).run();
}

QList<FieldError> checkUserName(const QString& name, const QString& pointer)
{
    return checkName(name, bet_limits::kMaxUserName, u"A person's name"_s, pointer);
}

QList<FieldError> checkLeague(const QString& league, const QString& pointer)
{
    if (league.contains(u'/') || league.contains(u'*'))
        return {{pointer, u"A league's name must not hold / or *."_s}};
    return checkName(league, bet_limits::kMaxLeague, u"A league's name"_s, pointer);
}

QList<FieldError> checkTeam(const QString& team, const QString& pointer)
{
    return checkName(team, bet_limits::kMaxTeam, u"A team's name"_s, pointer);
}

bool isCleanText(QStringView text, qsizetype maxLength)
{
    return base::isPlainText(text, true) && base::codePointCount(text) <= maxLength;
}

qsizetype textLength(QStringView text)
{
    return base::codePointCount(text);
}

} // namespace betlog::domain
