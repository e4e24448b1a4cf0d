// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/sample_bets.h"
#include "wire/bet_json.h"
#include "wire/readable_bet.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>
#include <limits>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

class TstReadableBet final : public QObject
{
    Q_OBJECT

private slots:
    void passesWhatPeopleWrite_data();
    void passesWhatPeopleWrite();
    void leavesTheRestToTheReader_data();
    void leavesTheRestToTheReader();
    void neverPassesWhatReadsOtherwise();
};

namespace {

using Change = std::function<void(Bet&)>;

constexpr qint64 kMost = std::numeric_limits<qint64>::max();

Bet plainBet()
{
    Bet bet = tests::sampleParlay();
    bet.payout.payoutOverride.reset();
    return bet;
}

bool isReadable(const Bet& bet)
{
    const auto read = wire::decodeBet(wire::encodeBet(bet));
    return read && *read == bet;
}

QString oneUnit(char16_t unit)
{
    return u"a"_s + QChar(unit) + u"b"_s;
}

/// What may be in a field that nobody checked.
QList<Change> hostileChanges()
{
    QList<Change> changes;
    constexpr char16_t kUnits[] {0x0, 0x1f, 0x7f, 0x9f, 0xd800, 0xdc00, 0xfeff, 0xfffe, 0xffff};
    for (const char16_t unit : kUnits) {
        const QString text = oneUnit(unit);
        changes +=
            {[text](Bet& bet) { bet.userName = text; },
             [text](Bet& bet) { bet.slip.lines.first().selection = text.sliced(1); },
             [text](Bet& bet) {
                 bet.slip.lines.last().odds = Odds {OddsFormat::Decimal, text};
             },
             [text](Bet& bet) { bet.slip.tags.append(text); },
             [text](Bet& bet) {
                 bet.slip.boosts = {{text, u"1/2"_s, BoostRounding::Up}};
             }};
    }
    changes +=
        {[](Bet& bet) { bet.id = {}; },
         [](Bet& bet) { bet.number = -1; },
         [](Bet& bet) { bet.weekKey = {}; },
         [](Bet& bet) { bet.version = -1; },
         [](Bet& bet) { bet.results.append(LineResult::Won); },
         [](Bet& bet) { bet.payout.totalWin = Money(kMost); },
         [](Bet& bet) { bet.slip.stake = Money(-kMost); },
         [](Bet& bet) { bet.updatedAt = base::Timestamp(std::chrono::milliseconds(kMost)); },
         [](Bet& bet) { bet.slip.note = QString(100'000, u'é'); },
         [](Bet& bet) { bet.slip.lines = QList<Line>(2000, bet.slip.lines.first()); },
         [](Bet& bet) {
             bet.payout.payoutOverride = PayoutOverride {Money(1), u"\x1"_s};
         }};
    return changes;
}

} // namespace

void TstReadableBet::passesWhatPeopleWrite_data()
{
    QTest::addColumn<Bet>("bet");
    QTest::newRow("parlay") << plainBet();
    QTest::newRow("system") << tests::sampleSystem();
    Bet worded = plainBet();
    worded.slip.note = u"Zażółć ⭐ \U0001F63C\n\t\"quoted\" \\"_s;
    QTest::newRow("words and pictures") << worded;
}

void TstReadableBet::passesWhatPeopleWrite()
{
    QFETCH(const Bet, bet);
    QVERIFY(wire::isPlainlyReadable(bet));
    QVERIFY(isReadable(bet));
}

void TstReadableBet::leavesTheRestToTheReader_data()
{
    QTest::addColumn<Change>("change");
    const QList<Change> changes = hostileChanges();
    for (qsizetype i = 0; i < changes.size(); ++i)
        QTest::addRow("%d", static_cast<int>(i)) << changes.at(i);
}

void TstReadableBet::leavesTheRestToTheReader()
{
    QFETCH(const Change, change);
    Bet bet = plainBet();
    change(bet);
    QVERIFY(!wire::isPlainlyReadable(bet));
}

/// Every character in every kind of place.
void TstReadableBet::neverPassesWhatReadsOtherwise()
{
    QRandomGenerator random(1);
    int passed = 0;
    for (int unit = 0; unit <= 0xffff; unit += 1 + static_cast<int>(random.bounded(20))) {
        Bet bet = plainBet();
        const QString text = oneUnit(static_cast<char16_t>(unit));
        bet.slip.note = text;
        bet.slip.lines.first().player = text.sliced(1);
        bet.homeTeam = text.first(2);
        if (!wire::isPlainlyReadable(bet))
            continue;
        ++passed;
        QVERIFY2(isReadable(bet), QByteArray::number(unit, 16));
    }
    QVERIFY(passed > 1000);
}

QTEST_APPLESS_MAIN(TstReadableBet)
#include "tst_readable_bet.moc"
