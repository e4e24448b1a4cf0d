// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_comparison.h"

#include "app/models/event_phrases.h"
#include "app/models/receipt.h"
#include "domain/money.h"

#include <QMap>

namespace betlog::models {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

using Fields = QList<std::pair<QString, QString>>;

QString priceOf(const std::optional<Odds>& odds, const Currency& currency)
{
    if (!odds)
        return {};
    if (odds->format == OddsFormat::ToWin)
        return u"wins %1"_s.arg(formatMoney(Money(odds->text.toLongLong()), currency));
    return displayOdds(*odds);
}

QString amountOf(Money amount, const Currency& currency)
{
    return amount == Money() ? QString() : formatMoney(amount, currency);
}

void addLine(Fields& fields, const Bet& bet, qsizetype index, const Currency& currency)
{
    const Line& line = bet.slip.lines[index];
    const QString name = u"Line %1"_s.arg(index + 1);
    fields.append({name, line.selection.isEmpty() ? line.market : line.selection});
    fields.append({name + u", player"_s, line.player});
    fields.append({name + u", price"_s, priceOf(line.odds, currency)});
    fields.append({name + u", stake"_s, amountOf(line.stake, currency)});
    fields.append({name + u", starts"_s, line.startsAt ? line.startsAt->rfc3339() : QString()});
    fields.append({name + u", result"_s, resultWord(bet.results.value(index))});
}

Fields fieldsOf(const std::optional<Bet>& bet, const Currency& currency)
{
    if (!bet)
        return {};
    const Slip& slip = bet->slip;
    Fields fields {
        {u"Away team"_s, bet->awayTeam.trimmed()},
        {u"Home team"_s, bet->homeTeam.trimmed()},
        {u"Kind"_s, QString(betKindName(slip.kind))}};
    for (qsizetype i = 0; i < slip.lines.size(); ++i)
        addLine(fields, *bet, i, currency);
    fields.append({u"Stake"_s, amountOf(slip.stake, currency)});
    fields.append({u"Price"_s, priceOf(slip.price, currency)});
    fields.append({u"Note"_s, slip.note});
    fields.append({u"Tags"_s, slip.tags.join(u", "_s)});
    fields.append({u"Book"_s, slip.book});
    if (const auto& payout = bet->payout.payoutOverride)
        fields.append(
            {u"Payout by hand"_s,
             u"%1, %2"_s.arg(formatMoney(payout->totalReturn, currency), payout->reason)});
    return fields;
}

ComparedField* find(QList<ComparedField>& fields, const QString& name)
{
    for (ComparedField& field : fields) {
        if (field.name == name)
            return &field;
    }
    return nullptr;
}

QString betName(const Bet& bet)
{
    return bet.number == 0 ? u"New bet"_s : u"Bet #%1"_s.arg(bet.number);
}

QString inOneLine(const Bet& bet, const Currency& currency)
{
    const qsizetype lines = bet.slip.lines.size();
    const QString line = lines == 1 ? u"1 line"_s : u"%1 lines"_s.arg(lines);
    return u"%1, %2, %3, %4"_s.arg(
        bet.userName, matchup(bet), line, formatMoney(bet.payout.totalWager, currency));
}

QMap<qint64, Bet> byNumber(const QList<Bet>& bets)
{
    QMap<qint64, Bet> sorted;
    for (const Bet& bet : bets)
        sorted.insert(bet.number, bet);
    return sorted;
}

} // namespace

QList<ComparedField>
comparedCopies(const QList<Bet>& mine, const QList<Bet>& theirs, const Currency& currency)
{
    const QMap<qint64, Bet> ours = byNumber(mine);
    const QMap<qint64, Bet> others = byNumber(theirs);
    QList<ComparedField> found;
    for (const Bet& bet : ours) {
        const auto other = others.constFind(bet.number);
        if (other == others.cend()) {
            found.append({betName(bet), inOneLine(bet, currency), {}});
            continue;
        }
        for (ComparedField field : comparedFields(bet, *other, currency)) {
            if (!field.differs())
                continue;
            field.name = u"%1, %2"_s.arg(betName(bet), field.name);
            found.append(field);
        }
    }
    for (const Bet& bet : others) {
        if (!ours.contains(bet.number))
            found.append({betName(bet), {}, inOneLine(bet, currency)});
    }
    return found;
}

QList<ComparedField> comparedFields(
    const std::optional<Bet>& mine, const std::optional<Bet>& theirs, const Currency& currency)
{
    QList<ComparedField> fields;
    for (const auto& [name, value] : fieldsOf(mine, currency))
        fields.append({name, value, {}});
    for (const auto& [name, value] : fieldsOf(theirs, currency)) {
        if (ComparedField* const known = find(fields, name))
            known->theirs = value;
        else
            fields.append({name, {}, value});
    }
    fields.removeIf(
        [](const ComparedField& field) { return field.mine.isEmpty() && field.theirs.isEmpty(); });
    return fields;
}

} // namespace betlog::models
