// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/bet_versions.h"

#include "base/json_document.h"
#include "wire/json_writer.h"

#include <QJsonArray>

#include <algorithm>

namespace betlog::core {

using namespace domain;

namespace {

constexpr int kNewLine = -1;

bool sameSlipTerms(const Slip& a, const Slip& b)
{
    return a.kind == b.kind && a.stake == b.stake && a.sizes == b.sizes && a.price == b.price
        && a.boosts == b.boosts;
}

/// Gives lines of `after` that have none yet a free line of `before` for which `fits` holds.
template <typename Fits>
void pairLines(QList<int>& continued, QList<bool>& isTaken, const Fits& fits)
{
    for (qsizetype i = 0; i < continued.size(); ++i) {
        for (qsizetype old = 0; old < isTaken.size() && continued.at(i) == kNewLine; ++old) {
            if (isTaken.at(old) || !fits(old, i))
                continue;
            continued[i] = static_cast<int>(old);
            isTaken[old] = true;
        }
    }
}

LineVersions lineVersionsAfter(
    LineVersions versions,
    const Bet& before,
    qsizetype lineBefore,
    const Bet& after,
    qsizetype lineAfter)
{
    const Line& oldLine = before.slip.lines.at(lineBefore);
    const Line& newLine = after.slip.lines.at(lineAfter);
    if (!sameSubject(oldLine, newLine))
        versions.subject = after.version;
    if (!sameTerms(oldLine, newLine))
        versions.terms = after.version;
    if (before.results.at(lineBefore) != after.results.at(lineAfter)) {
        versions.result = after.version;
        versions.resultBy = after.updatedBy;
    }
    return versions;
}

} // namespace

bool samePart(BetPart part, const Bet& a, const Bet& b)
{
    switch (part) {
    case BetPart::AwayTeam:
        return a.awayTeam == b.awayTeam;
    case BetPart::HomeTeam:
        return a.homeTeam == b.homeTeam;
    case BetPart::Terms:
        return sameSlipTerms(a.slip, b.slip);
    case BetPart::Note:
        return a.slip.note == b.slip.note;
    case BetPart::Tags:
        return a.slip.tags == b.slip.tags;
    case BetPart::Book:
        return a.slip.book == b.slip.book;
    case BetPart::LineOrder:
        return keepsOrder(continuedLines(a.slip.lines, b.slip.lines), a.slip.lines.size());
    case BetPart::PayoutOverride:
        return a.payout.payoutOverride == b.payout.payoutOverride;
    }
    Q_UNREACHABLE();
}

bool sameSubject(const Line& a, const Line& b)
{
    return a.category == b.category && a.market == b.market && a.selection == b.selection
        && a.player == b.player && a.description == b.description;
}

bool sameTerms(const Line& a, const Line& b)
{
    return a.stake == b.stake && a.odds == b.odds && a.boosts == b.boosts
        && a.startsAt == b.startsAt;
}

QList<int> continuedLines(const QList<Line>& before, const QList<Line>& after)
{
    QList<int> continued(after.size(), kNewLine);
    QList<bool> isTaken(before.size(), false);
    const auto same = [&](qsizetype old, qsizetype i) {
        return before.at(old) == after.at(i);
    };
    const auto aboutTheSame = [&](qsizetype old, qsizetype i) {
        return sameSubject(before.at(old), after.at(i));
    };
    const auto inPlace = [](qsizetype old, qsizetype i) {
        return old == i;
    };
    const auto both = [](const auto& first, const auto& second) {
        return [&first, &second](qsizetype old, qsizetype i) {
            return first(old, i) && second(old, i);
        };
    };
    pairLines(continued, isTaken, both(inPlace, same));
    pairLines(continued, isTaken, same);
    pairLines(continued, isTaken, both(inPlace, aboutTheSame));
    pairLines(continued, isTaken, aboutTheSame);
    if (before.size() == after.size())
        pairLines(continued, isTaken, inPlace);
    return continued;
}

bool keepsOrder(const QList<int>& continued, qsizetype linesBefore)
{
    if (continued.size() != linesBefore)
        return false;
    for (qsizetype i = 0; i < continued.size(); ++i) {
        if (continued.at(i) != i)
            return false;
    }
    return true;
}

BetVersions versionsOfNew(const Bet& bet)
{
    BetVersions versions;
    versions.parts.fill(bet.version);
    const LineVersions line {bet.version, bet.version, bet.version, bet.updatedBy};
    versions.lines = QList<LineVersions>(bet.slip.lines.size(), line);
    return versions;
}

BetVersions versionsAfter(const BetVersions& versions, const Bet& before, const Bet& after)
{
    BetVersions next = versions;
    for (int part = 0; part < kBetParts; ++part) {
        if (!samePart(static_cast<BetPart>(part), before, after))
            next.parts.at(static_cast<size_t>(part)) = after.version;
    }
    next.lines.clear();
    const QList<int> continued = continuedLines(before.slip.lines, after.slip.lines);
    for (qsizetype i = 0; i < continued.size(); ++i) {
        const int old = continued.at(i);
        if (old == kNewLine)
            next.lines.append({after.version, after.version, after.version, after.updatedBy});
        else
            next.lines.append(lineVersionsAfter(versions.lines.at(old), before, old, after, i));
    }
    return next;
}

QByteArray encodeVersions(const BetVersions& versions)
{
    wire::JsonWriter writer;
    writer.openArray();
    writer.openArray();
    for (const int version : versions.parts)
        writer.integer(version);
    writer.closeArray();
    writer.openArray();
    for (const LineVersions& line : versions.lines) {
        writer.openArray();
        writer.integer(line.subject);
        writer.integer(line.terms);
        writer.integer(line.result);
        writer.text(line.resultBy);
        writer.closeArray();
    }
    writer.closeArray();
    writer.closeArray();
    return writer.take();
}

std::optional<BetVersions> decodeVersions(const QByteArray& text)
{
    const QJsonArray both = base::readJson(text).array();
    const QJsonArray parts = both.at(0).toArray();
    if (both.size() != 2 || parts.size() != kBetParts)
        return std::nullopt;
    BetVersions versions;
    std::transform(
        parts.begin(), parts.end(), versions.parts.begin(), [](const QJsonValue& version) {
            return version.toInt();
        });
    const QJsonArray lines = both.at(1).toArray();
    for (const QJsonValue& value : lines) {
        const QJsonArray line = value.toArray();
        if (line.size() != 4)
            return std::nullopt;
        versions.lines.append(
            {line.at(0).toInt(), line.at(1).toInt(), line.at(2).toInt(), line.at(3).toString()});
    }
    return versions;
}

} // namespace betlog::core
