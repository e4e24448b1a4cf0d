// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/sample_bets.h"
#include "wire/bet_json.h"
#include "wire/canonical_json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace betlog;
using namespace betlog::wire;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The bet that protocol.md section 1 shows, with the server's additions.
const QByteArray kProtocolBet = R"({
  "id": "5f0c6a52-0d3e-4c5e-9a53-6f3b5c1d2e01",
  "number": 123,
  "user_name": "FLIGHTx12!",
  "league": "NFL",
  "away_team": "Team A",
  "home_team": "Team B",
  "week_key": "2024-12-01",
  "bet_date": "2024-12-01T10:30:00.000Z",
  "bet_data": {
    "kind": "singles",
    "lines": [
      { "market": "prop", "selection": "Reach 20 points", "player": "Napheesa Collier",
        "description": "", "stake": 3000, "odds": { "format": "risk", "text": "Medium" },
        "boosts": [], "starts_at": null }
    ],
    "boosts": [],
    "note": "", "tags": [], "book": ""
  },
  "bet_status": { "0": "won" },
  "payout_data": { "totalWager": 3000, "totalWin": 1800, "totalReturn": 4800, "profit": 1800,
                   "settled": true, "evaluatedAt": "2024-12-02T04:00:00.000Z" },
  "version": 3,
  "updated_at": "2024-12-02T04:00:00.000Z",
  "updated_by": "FLIGHTx12!"
})";

QByteArray changed(const QByteArray& text, const char* from, const char* to)
{
    Q_ASSERT(text.contains(from));
    return QByteArray(text).replace(from, to);
}

} // namespace

class TstBetJson final : public QObject
{
    Q_OBJECT

private slots:
    void carriesEveryField_data();
    void carriesEveryField();
    void readsAndWritesTheBetOfTheProtocol();
    void leavesPendingLinesOut();
    void saysNullForTimesThatNeverWere();
    void refusesWrongBets_data();
    void refusesWrongBets();
};

void TstBetJson::carriesEveryField_data()
{
    QTest::addColumn<domain::Bet>("bet");
    QTest::newRow("singles") << tests::sampleSingles();
    QTest::newRow("parlay") << tests::sampleParlay();
    QTest::newRow("system") << tests::sampleSystem();
    domain::Bet long_ = tests::sampleParlay(12);
    long_.results[2] = domain::LineResult::Won;
    long_.results[10] = domain::LineResult::Push;
    QTest::newRow("twelve lines") << long_;
    domain::Bet misplaced = tests::sampleSingles();
    misplaced.slip.stake = domain::Money(5);
    misplaced.slip.sizes = {2};
    QTest::newRow("what belongs to another kind") << misplaced;
}

void TstBetJson::carriesEveryField()
{
    QFETCH(const domain::Bet, bet);
    const QByteArray text = encodeBet(bet);
    const auto read = decodeBet(text);
    QVERIFY2(read, text);
    QVERIFY2(*read == bet, text);
    QCOMPARE(encodeBet(*read), text);
    QCOMPARE(canonicalJson(QJsonDocument::fromJson(text).object()), text);
}

void TstBetJson::readsAndWritesTheBetOfTheProtocol()
{
    const auto bet = decodeBet(kProtocolBet);
    QVERIFY(bet);
    QCOMPARE(bet->number, 123);
    QCOMPARE(bet->slip.lines.at(0).player, u"Napheesa Collier"_s);
    QCOMPARE(bet->results, QList {domain::LineResult::Won});
    QCOMPARE(bet->payout.totalReturn, domain::Money(4800));
    QJsonObject expected = QJsonDocument::fromJson(kProtocolBet).object();
    expected.insert("accepted_at"_L1, QJsonValue::Null);
    expected.insert("edited_at"_L1, QJsonValue::Null);
    QCOMPARE(QJsonDocument::fromJson(encodeBet(*bet)).object(), expected);
}

void TstBetJson::leavesPendingLinesOut()
{
    QVERIFY(encodeBet(tests::sampleSingles()).contains(R"("bet_status":{"0":"won"})"));
    QVERIFY(encodeBet(tests::sampleParlay()).contains(R"("bet_status":{})"));
}

void TstBetJson::saysNullForTimesThatNeverWere()
{
    domain::Bet bet = tests::sampleParlay();
    bet.acceptedAt = {};
    const QByteArray text = encodeBet(bet);
    QVERIFY(text.contains(R"("accepted_at":null)"));
    QVERIFY(text.contains(R"("edited_at":null)"));
    QVERIFY(text.contains(R"("evaluatedAt":null)"));
    QVERIFY(text.contains(R"("starts_at":null)"));
}

void TstBetJson::refusesWrongBets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char* name, const char* from, const char* to, const char* pointer) {
        QTest::newRow(name) << changed(kProtocolBet, from, to) << QString::fromLatin1(pointer);
    };
    row("an id that is none", "5f0c6a52", "5f0c", "/id");
    row("a number of text", "123", R"("123")", "/number");
    row("a number below zero", "123", "-1", "/number");
    row("a number with a fraction", "123", "123.5", "/number");
    row("no name", R"("user_name": "FLIGHTx12!",)", "", "/user_name");
    row("no date as week",
        R"("week_key": "2024-12-01")",
        R"("week_key": "2024-12-1")",
        "/week_key");
    row("a day that is none",
        R"("week_key": "2024-12-01")",
        R"("week_key": "2023-02-29")",
        "/week_key");
    row("a time without zone", "10:30:00.000Z", "10:30:00.000", "/bet_date");
    row("a slip of text", R"("bet_data": {)", R"("bet_data": "x", "other": {)", "/bet_data");
    row("lines that are no list", R"("lines": [)", R"("lines": {}, "other": [)", "/bet_data/lines");
    row("a line that is none", R"("lines": [)", R"("lines": [ 3,)", "/bet_data/lines/0");
    row("an unknown kind", R"("singles")", R"("trixie")", "/bet_data/kind");
    row("no kind", R"("kind": "singles",)", "", "/bet_data/kind");
    row("an unknown format", R"("risk")", R"("roman")", "/bet_data/lines/0/odds/format");
    row("odds of text",
        R"({ "format": "risk", "text": "Medium" })",
        R"("1.91")",
        "/bet_data/lines/0/odds");
    row("odds as a number", R"("Medium")", "1.91", "/bet_data/lines/0/odds/text");
    row("a stake with a fraction", "3000, \"odds\"", "30.5, \"odds\"", "/bet_data/lines/0/stake");
    row("a stake of text", "3000, \"odds\"", "\"3000\", \"odds\"", "/bet_data/lines/0/stake");
    row("singles without a stake", "\"stake\": 3000,", "", "/bet_data/lines/0/stake");
    row("a boost that is none",
        R"("boosts": [], "starts_at")",
        R"("boosts": ["x"], "starts_at")",
        "/bet_data/lines/0/boosts/0");
    row("a boost of an unknown rounding",
        R"("boosts": [], "starts_at")",
        R"("boosts": [{"name":"a","rate":"1/2","rounding":"down"}], "starts_at")",
        "/bet_data/lines/0/boosts/0/rounding");
    row("a start of text",
        R"("starts_at": null)",
        R"("starts_at": "noon")",
        "/bet_data/lines/0/starts_at");
    row("a tag that is none", R"("tags": [])", R"("tags": ["a", 1])", "/bet_data/tags/1");
    row("tags that are no list", R"("tags": [])", R"("tags": "a")", "/bet_data/tags");
    row("a note of a number", R"("note": "")", R"("note": 1)", "/bet_data/note");
    row("an unknown result", R"("0": "won")", R"("0": "maybe")", "/bet_status/0");
    row("a result of a line that is not there", R"("0": "won")", R"("1": "won")", "/bet_status/1");
    row("a result of no line", R"("0": "won")", R"("first": "won")", "/bet_status/first");
    row("an index with a zero in front", R"("0": "won")", R"("00": "won")", "/bet_status/00");
    row("an amount with a fraction", "4800", "4800.25", "/payout_data/totalReturn");
    row("an amount too large", "4800", "9007199254740992", "/payout_data/totalReturn");
    row("settled as text", "true", R"("true")", "/payout_data/settled");
    row("a version of null", R"("version": 3)", R"("version": null)", "/version");
}

void TstBetJson::refusesWrongBets()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, pointer);
    const auto bet = decodeBet(text);
    QVERIFY(!bet);
    QCOMPARE(bet.error().code, base::ErrorCode::BadRequest);
    QCOMPARE(bet.error().fields.value(0).pointer, pointer);
}

QTEST_APPLESS_MAIN(TstBetJson)
#include "tst_bet_json.moc"
