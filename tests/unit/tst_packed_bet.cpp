// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/packed_bet.h"
#include "tests/support/bets.h"
#include "tests/support/sample_bets.h"
#include "tests/support/seeded_random.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Every field has a value that no other has.
domain::Bet fullBet()
{
    domain::Bet bet = sampleSystem();
    bet.slip.boosts = {{u"role_player"_s, u"9/100"_s, domain::BoostRounding::Up}};
    bet.slip.price = domain::Odds {domain::OddsFormat::Fractional, u"7/2"_s};
    bet.slip.tags = {u"early"_s, u"späť"_s};
    bet.slip.note = u"Told at the bar"_s;
    bet.slip.book = u"Corner"_s;
    bet.slip.externalId = u"weblog:17"_s;
    bet.payout.payoutOverride = domain::PayoutOverride {domain::Money(-12), u"a voucher"_s};
    bet.payout.evaluatedAt = bet.betDate;
    bet.editedAt = bet.betDate + std::chrono::minutes(3);
    bet.results.fill(domain::LineResult::HalfLost);
    return bet;
}

QStringList textsOf(const BetGlance& glance)
{
    QStringList texts;
    for (const PackedText& text : glance.texts)
        texts.append(text.text());
    return texts;
}

} // namespace

class TestPackedBet : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryFieldOfABet_data();
    void keepsEveryFieldOfABet();
    void keepsTextsAsTheyAre_data();
    void keepsTextsAsTheyAre();
    void keepsTheFarthestNumbers();
    void isTheSameForTheSameBetAlone();
    void tellsAtAGlanceWhatListsAsk();
    void tellsItsRoom();
    void refusesWhatEndsTooEarlyOrTooLate();
    void refusesAValueThatThereIsNot();
    void readsNoDamagedBytesBeyondTheirEnd();
};

void TestPackedBet::keepsEveryFieldOfABet_data()
{
    QTest::addColumn<domain::Bet>("bet");
    QTest::addRow("plain") << aBet(3);
    QTest::addRow("singles") << sampleSingles();
    QTest::addRow("system") << sampleSystem();
    QTest::addRow("full") << fullBet();
    QTest::addRow("none") << domain::Bet();
}

void TestPackedBet::keepsEveryFieldOfABet()
{
    QFETCH(domain::Bet, bet);
    QCOMPARE(PackedBet(bet).unpack(), bet);
    const auto read = PackedBet::fromBytes(PackedBet(bet).bytes());
    QVERIFY(read);
    QCOMPARE(read->unpack(), bet);
}

void TestPackedBet::keepsTextsAsTheyAre_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("none") << QString();
    QTest::addRow("empty") << u""_s;
    QTest::addRow("a letter") << u"a"_s;
    QTest::addRow("Latin-1") << u"Zoë \u00ff"_s;
    QTest::addRow("beyond Latin-1") << u"\u0100"_s;
    QTest::addRow("beyond 16 bits") << u"🏈 Łódź"_s;
    QTest::addRow("half a character") << QString(QChar(0xd83c));
    QTest::addRow("a zero inside") << QString(u"a\0b"_s);
    QTest::addRow("63") << QString(63, u'n');
    QTest::addRow("64") << QString(64, u'n');
    QTest::addRow("long") << QString(40'000, u'é');
}

void TestPackedBet::keepsTextsAsTheyAre()
{
    QFETCH(QString, text);
    domain::Bet bet = aBet();
    bet.slip.note = text;
    const auto read = PackedBet::fromBytes(PackedBet(bet).bytes());
    QVERIFY(read);
    QCOMPARE(read->unpack().slip.note, text);
    QCOMPARE(read->unpack().slip.note.isNull(), text.isNull());
    const QStringList texts = textsOf(read->glance());
    QVERIFY(texts.contains(text));
}

void TestPackedBet::keepsTheFarthestNumbers()
{
    using Limits = std::numeric_limits<qint64>;
    for (const qint64 number : {Limits::min(), qint64(-1), qint64(0), qint64(63), Limits::max()}) {
        domain::Bet bet = aBet();
        bet.number = number;
        bet.payout.profit = domain::Money(number);
        bet.betDate = base::Timestamp(std::chrono::milliseconds(number));
        const auto read = PackedBet::fromBytes(PackedBet(bet).bytes());
        QVERIFY(read);
        QCOMPARE(read->unpack(), bet);
    }
}

void TestPackedBet::isTheSameForTheSameBetAlone()
{
    QCOMPARE(PackedBet(fullBet()), PackedBet(fullBet()));
    domain::Bet other = fullBet();
    other.slip.lines.last().description += u'.';
    QVERIFY(!(PackedBet(other) == PackedBet(fullBet())));
}

void TestPackedBet::tellsAtAGlanceWhatListsAsk()
{
    const domain::Bet bet = fullBet();
    const PackedBet packed(bet);
    const BetGlance glance = packed.glance();
    QCOMPARE(glance.id, bet.id);
    QCOMPARE(packed.id(), bet.id);
    QCOMPARE(glance.weekKey, bet.weekKey);
    QCOMPARE(packed.weekKey(), bet.weekKey);
    QCOMPARE(glance.number, bet.number);
    QCOMPARE(glance.version, bet.version);
    QCOMPARE(glance.betDate, bet.betDate);
    QCOMPARE(glance.payout, bet.payout);
    QCOMPARE(glance.results, bet.results);
    QCOMPARE(glance.userName.text(), bet.userName);
    QCOMPARE(glance.league.text(), bet.league);
    QStringList searched {
        bet.userName, bet.league, bet.awayTeam, bet.homeTeam, bet.slip.note, bet.slip.book};
    for (const domain::Line& line : bet.slip.lines)
        searched << line.category << line.market << line.selection << line.player
                 << line.description;
    QCOMPARE(textsOf(glance), searched + bet.slip.tags);
}

void TestPackedBet::tellsItsRoom()
{
    QCOMPARE(PackedBet(fullBet()).room(), fullBet().room());
}

void TestPackedBet::refusesWhatEndsTooEarlyOrTooLate()
{
    const QByteArray bytes = PackedBet(fullBet()).bytes();
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!PackedBet::fromBytes(bytes.first(size)));
    QVERIFY(!PackedBet::fromBytes(bytes + 'x'));
    QVERIFY(PackedBet::fromBytes(bytes));
}

/// A result that no line has, and a bet with more results than lines.
void TestPackedBet::refusesAValueThatThereIsNot()
{
    domain::Bet bet = aBet();
    bet.results = {static_cast<domain::LineResult>(7)};
    QVERIFY(!PackedBet::fromBytes(PackedBet(bet).bytes()));
    bet.results = {domain::LineResult::HalfLost};
    QVERIFY(PackedBet::fromBytes(PackedBet(bet).bytes()));
    bet.results.append(domain::LineResult::Won);
    QVERIFY(!PackedBet::fromBytes(PackedBet(bet).bytes()));
}

/// Whatever a disk makes of them: no bet, or one that can be read and packed again.
void TestPackedBet::readsNoDamagedBytesBeyondTheirEnd()
{
    SeededRandom random(11);
    const QByteArray sound = PackedBet(fullBet()).bytes();
    int refused = 0;
    for (int round = 0; round < 5000; ++round) {
        QByteArray bytes = sound;
        for (quint64 flips = 1 + random.below(3); flips > 0; --flips) {
            char& byte = bytes[static_cast<qsizetype>(random.below(quint64(bytes.size())))];
            byte = static_cast<char>(random.below(256));
        }
        const auto read = PackedBet::fromBytes(bytes);
        refused += read ? 0 : 1;
        if (read)
            QCOMPARE(PackedBet(read->unpack()).unpack(), read->unpack());
    }
    QVERIFY(refused > 1000 && refused < 5000);
}

QTEST_APPLESS_MAIN(TestPackedBet)
#include "tst_packed_bet.moc"
