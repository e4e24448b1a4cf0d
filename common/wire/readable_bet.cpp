// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/readable_bet.h"

#include "domain/bet.h"
#include "domain/bet_rules.h"
#include "wire/limits.h"

#include <algorithm>

namespace betlog::wire {

using namespace domain;

namespace {

/// So many UTF-16 units with their escapes, and all that is around them, fit one message.
constexpr qsizetype kMostUnits = limits::kMaxServerMessageBytes / 16;

/// Looks at one bet; harder on it than the reader, so that it needs no more than a look.
class Look
{
public:
    [[nodiscard]] bool passes(const Bet& bet);

private:
    [[nodiscard]] bool passes(const Slip& slip);
    [[nodiscard]] bool passes(const Line& line);
    [[nodiscard]] bool passes(const QList<Boost>& boosts);
    [[nodiscard]] bool passes(const std::optional<Odds>& odds);
    [[nodiscard]] bool passes(QStringView text);

    qsizetype m_units = 0;
};

bool isPlainAmount(Money amount)
{
    return amount.minor() >= -kMaxAmountMinor && amount.minor() <= kMaxAmountMinor;
}

bool isPlainWeek(WeekKey week)
{
    return week.isValid() && week.start().year() >= 1 && week.start().year() <= 9999;
}

bool isPlainMoment(base::Timestamp moment)
{
    constexpr base::Timestamp kEnd(
        std::chrono::sys_days(std::chrono::year(10'000) / 1 / 1).time_since_epoch());
    return moment >= base::Timestamp() && moment < kEnd;
}

bool isPlainMoment(const std::optional<base::Timestamp>& moment)
{
    return !moment || isPlainMoment(*moment);
}

bool isPlainPayout(const Payout& payout)
{
    return isPlainAmount(payout.totalWager) && isPlainAmount(payout.totalWin)
        && isPlainAmount(payout.totalReturn) && isPlainAmount(payout.profit)
        && isPlainMoment(payout.evaluatedAt) && !payout.payoutOverride;
}

bool Look::passes(const Bet& bet)
{
    return !bet.id.isNull() && bet.number >= 0 && bet.number <= kMaxAmountMinor
        && passes(bet.userName) && passes(bet.league) && passes(bet.awayTeam)
        && passes(bet.homeTeam) && isPlainWeek(bet.weekKey) && isPlainMoment(bet.betDate)
        && isPlainMoment(bet.acceptedAt) && passes(bet.slip)
        && bet.results.size() == bet.slip.lines.size() && isPlainPayout(bet.payout)
        && bet.version >= 0 && isPlainMoment(bet.updatedAt) && passes(bet.updatedBy)
        && isPlainMoment(bet.editedAt);
}

bool Look::passes(const Slip& slip)
{
    return slip.lines.size() <= bet_limits::kMaxLines && slip.tags.size() <= bet_limits::kMaxTags
        && slip.sizes.size() <= bet_limits::kMaxLines && isPlainAmount(slip.stake)
        && passes(slip.boosts) && passes(slip.price) && passes(slip.note) && passes(slip.book)
        && passes(slip.externalId)
        && std::ranges::all_of(slip.tags, [this](const QString& tag) { return passes(tag); })
        && std::ranges::all_of(slip.lines, [this](const Line& line) { return passes(line); });
}

bool Look::passes(const Line& line)
{
    return passes(line.category) && passes(line.market) && passes(line.selection)
        && passes(line.player) && passes(line.description) && isPlainAmount(line.stake)
        && passes(line.odds) && passes(line.boosts) && isPlainMoment(line.startsAt);
}

bool Look::passes(const QList<Boost>& boosts)
{
    return boosts.size() <= bet_limits::kMaxBoosts
        && std::ranges::all_of(boosts, [this](const Boost& boost) {
               return passes(boost.name) && passes(boost.rate);
           });
}

bool Look::passes(const std::optional<Odds>& odds)
{
    return !odds || passes(odds->text);
}

/// No control characters, no surrogates without their other half, and nothing of the end of the
/// plane, where marks and non-characters are.
bool Look::passes(QStringView text)
{
    constexpr char16_t kFirstSurrogate = 0xd800;
    constexpr char16_t kBehindSurrogates = 0xe000;
    m_units += text.size();
    bool hasSurrogates = false;
    for (const QChar character : text) {
        const char16_t unit = character.unicode();
        if ((unit >= u' ' && unit < 0x7f) || unit == u'\t' || unit == u'\n')
            continue;
        if (unit < 0xa0 || unit >= kBehindSurrogates)
            return false;
        hasSurrogates = hasSurrogates || unit >= kFirstSurrogate;
    }
    return m_units <= kMostUnits && (!hasSurrogates || text.isValidUtf16());
}

} // namespace

bool isPlainlyReadable(const Bet& bet)
{
    return Look().passes(bet);
}

} // namespace betlog::wire
