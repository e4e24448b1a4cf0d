// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_history.h"

#include "app/models/event_phrases.h"
#include "app/models/typed_start.h"

#include <algorithm>

namespace betlog::models {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Gathers "name: old → new" for what is not the same.
class Differ
{
public:
    explicit Differ(const Currency& currency)
        : m_currency(currency)
    { }

    void compare(const QString& name, const QString& before, const QString& after)
    {
        if (before != after)
            m_found.append(u"%1: %2 → %3"_s.arg(name, orNothing(before), orNothing(after)));
    }

    void compare(const QString& name, Money before, Money after)
    {
        compare(name, formatMoney(before, m_currency), formatMoney(after, m_currency));
    }

    void compare(
        const QString& name, const std::optional<Odds>& before, const std::optional<Odds>& after)
    {
        if (before != after)
            compare(name, priceText(before), priceText(after));
    }

    void note(const QString& text) { m_found.append(text); }

    [[nodiscard]] QStringList found() const { return m_found; }

private:
    [[nodiscard]] static QString orNothing(const QString& text)
    {
        return text.isEmpty() ? u"nothing"_s : text;
    }

    [[nodiscard]] QString priceText(const std::optional<Odds>& odds) const
    {
        if (!odds)
            return {};
        if (odds->format == OddsFormat::ToWin)
            return u"wins %1"_s.arg(formatMoney(Money(odds->text.toLongLong()), m_currency));
        return displayOdds(*odds);
    }

    const Currency& m_currency;
    QStringList m_found;
};

QString nameOf(const Line& line)
{
    return line.selection.isEmpty() ? line.market : line.selection;
}

QString boostText(const QList<Boost>& boosts)
{
    QStringList texts;
    for (const Boost& boost : boosts)
        texts.append(u"%1 %2"_s.arg(QString(boost.name).replace(u'_', u' '), boost.rate));
    return texts.join(u", "_s);
}

QString sizesText(const QList<int>& sizes)
{
    QStringList texts;
    for (const int size : sizes)
        texts.append(QString::number(size));
    return texts.join(u", "_s);
}

QString startText(const Line& line)
{
    return line.startsAt ? typedStart(*line.startsAt, QTimeZone::systemTimeZone()) : QString();
}

void compareLine(Differ& differ, const QString& name, const Line& before, const Line& after)
{
    differ.compare(name, nameOf(before), nameOf(after));
    differ.compare(name + u", player"_s, before.player, after.player);
    differ.compare(name + u", description"_s, before.description, after.description);
    differ.compare(name + u", price"_s, before.odds, after.odds);
    differ.compare(name + u", stake"_s, before.stake, after.stake);
    differ.compare(name + u", category"_s, before.category, after.category);
    differ.compare(name + u", boosts"_s, boostText(before.boosts), boostText(after.boosts));
    differ.compare(name + u", start"_s, startText(before), startText(after));
}

void compareSlips(Differ& differ, const Bet& before, const Bet& after)
{
    const Slip& was = before.slip;
    const Slip& is = after.slip;
    differ.compare(u"Kind"_s, QString(betKindName(was.kind)), QString(betKindName(is.kind)));
    const qsizetype shared = std::min(was.lines.size(), is.lines.size());
    for (qsizetype i = 0; i < shared; ++i) {
        const QString name = u"Line %1"_s.arg(i + 1);
        compareLine(differ, name, was.lines[i], is.lines[i]);
        const LineResult resultWas = before.results.value(i);
        const LineResult resultIs = after.results.value(i);
        differ.compare(name, resultWord(resultWas), resultWord(resultIs));
    }
    for (qsizetype i = shared; i < is.lines.size(); ++i)
        differ.note(u"Line %1 added: %2"_s.arg(i + 1).arg(nameOf(is.lines[i])));
    for (qsizetype i = shared; i < was.lines.size(); ++i)
        differ.note(u"Line %1 taken out: %2"_s.arg(i + 1).arg(nameOf(was.lines[i])));
    differ.compare(u"Stake"_s, was.stake, is.stake);
    differ.compare(u"Price"_s, was.price, is.price);
    differ.compare(u"Combinations of"_s, sizesText(was.sizes), sizesText(is.sizes));
    differ.compare(u"Boosts"_s, boostText(was.boosts), boostText(is.boosts));
    differ.compare(u"Book"_s, was.book, is.book);
    differ.compare(u"Note"_s, was.note, is.note);
    differ.compare(u"Tags"_s, was.tags.join(u", "_s), is.tags.join(u", "_s));
}

QString deedText(Deed deed)
{
    switch (deed) {
    case Deed::Placed:
        return u"placed the bet"_s;
    case Deed::Settled:
        return u"settled"_s;
    case Deed::Edited:
        return u"edited"_s;
    case Deed::Deleted:
        return u"deleted the bet"_s;
    case Deed::Restored:
        return u"brought the bet back"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList differences(const Bet& before, const Bet& after, const Currency& currency)
{
    Differ differ(currency);
    differ.compare(u"Away team"_s, before.awayTeam, after.awayTeam);
    differ.compare(u"Home team"_s, before.homeTeam, after.homeTeam);
    compareSlips(differ, before, after);
    const auto& was = before.payout.payoutOverride;
    const auto& is = after.payout.payoutOverride;
    if (is && was != is)
        differ.note(u"Payout set by hand: %1, %2"_s.arg(
            formatMoney(is->totalReturn, currency), is->reason));
    else if (was && !is)
        differ.note(u"Payout computed again"_s);
    return differ.found();
}

QList<HistoryEntry> historyOf(const QList<wire::Change>& changes, const Currency& currency)
{
    QList<HistoryEntry> entries;
    const wire::Change* previous = nullptr;
    for (const wire::Change& change : changes) {
        sync::LogEvent event;
        event.type = change.type;
        event.updateType = change.updateType;
        HistoryEntry entry {
            change.timestamp, change.actor, deedText(deedOf(event)), {}, change.reason};
        if (previous)
            entry.details = differences(previous->bet, change.bet, currency);
        entries.prepend(entry);
        previous = &change;
    }
    return entries;
}

} // namespace betlog::models
