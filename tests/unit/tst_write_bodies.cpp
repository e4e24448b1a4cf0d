// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet_rules.h"
#include "wire/bet_json.h"
#include "wire/limits.h"

#include <QTest>

using namespace betlog;
using namespace betlog::wire;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kCreateBody = R"({
  "user_name": "FLIGHTx12!", "league": "NFL", "away_team": "Team A", "home_team": "Team B",
  "week_key": "2024-12-01",
  "bet_data": { "kind": "singles", "lines": [
    { "selection": "Reach 20 points", "stake": 3000,
      "odds": { "format": "risk", "text": "Medium" } } ] }
})";

const QByteArray kParlayBody = R"({
  "user_name": "FLIGHTx12!", "league": "NFL", "away_team": "Team A", "home_team": "Team B",
  "bet_data": { "kind": "parlay", "stake": 500, "price": { "format": "decimal", "text": "7.25" },
    "lines": [ { "selection": "a", "odds": null }, { "selection": "b" } ] }
})";

QByteArray changed(const QByteArray& text, const char* from, const char* to)
{
    Q_ASSERT(text.contains(from));
    return QByteArray(text).replace(from, to);
}

} // namespace

class TstWriteBodies final : public QObject
{
    Q_OBJECT

private slots:
    void takesEitherSpelling();
    void prefersTheSnakeSpelling();
    void readsTheIdOfABody();
    void takesResultsOfAnImport();
    void refusesWrongBodies_data();
    void refusesWrongBodies();
    void leavesRulesToTheDomain_data();
    void leavesRulesToTheDomain();
    void leavesFiveThousandLinesToTheRules();
    void refusesABodyLargerThanAMessage();
    void readsStatusBodies();
    void refusesWrongStatusBodies_data();
    void refusesWrongStatusBodies();
    void refusesAnEmptyEdit();
    void tellsSeveralErrorsAtOnce();
};

void TstWriteBodies::takesEitherSpelling()
{
    QByteArray camel = kCreateBody;
    for (const auto& [snake, other] : std::initializer_list<std::pair<const char*, const char*>> {
             {"user_name", "userName"},
             {"away_team", "awayTeam"},
             {"home_team", "homeTeam"},
             {"week_key", "weekKey"},
             {"bet_data", "betData"}})
        camel = changed(camel, snake, other);
    const auto fromSnake = decodeCreateBody(kCreateBody);
    const auto fromCamel = decodeCreateBody(camel);
    QVERIFY(fromSnake);
    QVERIFY(fromCamel);
    QVERIFY(fromSnake->create == fromCamel->create);
    QCOMPARE(fromCamel->create.homeTeam, u"Team B"_s);
    QCOMPARE(fromCamel->create.weekKey->text(), u"2024-12-01"_s);
    const auto broken = decodeCreateBody(changed(camel, R"("Team A")", "7"));
    QVERIFY(!broken);
    QCOMPARE(broken.error().fields.at(0).pointer, u"/awayTeam"_s);
}

void TstWriteBodies::prefersTheSnakeSpelling()
{
    const auto both = decodeCreateBody(
        changed(kCreateBody, R"("league")", R"("userName":"somebody else","league")"));
    QVERIFY(both);
    QCOMPARE(both->create.userName, u"FLIGHTx12!"_s);
}

void TstWriteBodies::readsTheIdOfABody()
{
    QVERIFY(!decodeCreateBody(kCreateBody)->id);
    const auto named = decodeCreateBody(changed(
        kCreateBody, R"("league")", R"("id":"5F0C6A52-0d3e-4c5e-9a53-6f3b5c1d2e01","league")"));
    QVERIFY(named);
    QCOMPARE(named->id->text(), u"5f0c6a52-0d3e-4c5e-9a53-6f3b5c1d2e01"_s);
    const auto wrong =
        decodeCreateBody(changed(kCreateBody, R"("league")", R"("id":"17","league")"));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().fields.at(0).pointer, u"/id"_s);
}

void TstWriteBodies::takesResultsOfAnImport()
{
    const auto body = decodeCreateBody(
        changed(kParlayBody, R"("league")", R"("bet_status":{"0":"won","1":null},"league")"));
    QVERIFY(body);
    const QMap<int, domain::LineResult> expected {
        {0, domain::LineResult::Won}, {1, domain::LineResult::Pending}};
    QCOMPARE(body->create.results, expected);
}

void TstWriteBodies::refusesWrongBodies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("nothing") << QByteArray("{}") << u"/user_name"_s;
    QTest::newRow("a name of null")
        << changed(kCreateBody, R"("FLIGHTx12!")", "null") << u"/user_name"_s;
    QTest::newRow("no slip") << changed(kCreateBody, "bet_data", "bets") << u"/bet_data"_s;
    QTest::newRow("a parlay without a stake")
        << changed(kParlayBody, R"("stake": 500,)", "") << u"/bet_data/stake"_s;
    QTest::newRow("a system without sizes")
        << changed(kParlayBody, "parlay", "system") << u"/bet_data/sizes"_s;
    QTest::newRow("a size of text")
        << changed(kParlayBody, R"("parlay")", R"("system","sizes":["2"])")
        << u"/bet_data/sizes/0"_s;
    QTest::newRow("a result of a third line")
        << changed(kParlayBody, R"("league")", R"("bet_status":{"2":"won"},"league")")
        << u"/bet_status/2"_s;
}

void TstWriteBodies::refusesWrongBodies()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, pointer);
    const auto body = decodeCreateBody(text);
    QVERIFY(!body);
    QCOMPARE(body.error().code, base::ErrorCode::BadRequest);
    QCOMPARE(body.error().fields.value(0).pointer, pointer);
}

void TstWriteBodies::leavesRulesToTheDomain_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("a stake of nothing")
        << changed(kCreateBody, "3000", "0") << u"/bet_data/lines/0/stake"_s;
    QTest::newRow("a stake over the limit")
        << changed(kCreateBody, "3000", "1000000000001") << u"/bet_data/lines/0/stake"_s;
    QTest::newRow("a stake that no amount can be")
        << changed(kCreateBody, "3000", "9223372036854775807") << u"/bet_data/lines/0/stake"_s;
    QTest::newRow("a price that is none")
        << changed(kCreateBody, "Medium", "Hardly") << u"/bet_data/lines/0/odds"_s;
    QTest::newRow("a long text") << changed(
        kCreateBody, "Reach 20 points", QByteArray(501, 'x').constData())
                                 << u"/bet_data/lines/0/selection"_s;
    QTest::newRow("a control character") << changed(kCreateBody, "Reach 20 points", "Reach\\u0007")
                                         << u"/bet_data/lines/0/selection"_s;
    QTest::newRow("no lines") << QByteArray(R"({"user_name":"a","league":"b","away_team":"c",
        "home_team":"d","bet_data":{"kind":"singles","lines":[]}})")
                              << u"/bet_data/lines"_s;
    QTest::newRow("a stake of a parlay's line")
        << changed(kParlayBody, R"({ "selection": "b" })", R"({ "selection": "b", "stake": 1 })")
        << u"/bet_data/lines/1/stake"_s;
}

void TstWriteBodies::leavesRulesToTheDomain()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, pointer);
    const auto body = decodeCreateBody(text);
    QVERIFY2(body, qPrintable(body ? QString() : body.error().detail));
    const auto broken = domain::checkSlip(body->create.slip, {}, u"/bet_data"_s);
    QCOMPARE(broken.value(0).pointer, pointer);
}

void TstWriteBodies::leavesFiveThousandLinesToTheRules()
{
    QByteArray lines = "{}";
    for (int i = 1; i < 5000; ++i)
        lines += ",{}";
    const auto body = decodeCreateBody(
        R"({"user_name":"a","league":"b","away_team":"c","home_team":"d",
            "bet_data":{"kind":"singles","lines":[)"
        + lines + "]}}");
    QVERIFY(body);
    QCOMPARE(body->create.slip.lines.size(), limits::kMaxListRead + 1);
    const auto errors = domain::checkSlip(body->create.slip, {}, u"/bet_data"_s);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().pointer, u"/bet_data/lines"_s);
}

void TstWriteBodies::refusesABodyLargerThanAMessage()
{
    const QByteArray pad(limits::kMaxClientMessageBytes, ' ');
    const auto body = decodeCreateBody(kCreateBody + pad);
    QVERIFY(!body);
    QCOMPARE(body.error().code, base::ErrorCode::TooLarge);
}

void TstWriteBodies::readsStatusBodies()
{
    using domain::LineResult;
    const auto results = decodeStatusBody(R"({"betStatus":{"0":"won","12":null,"3":"pending"}})");
    QVERIFY(results);
    const QMap<int, LineResult> expected {
        {0, LineResult::Won}, {3, LineResult::Pending}, {12, LineResult::Pending}};
    QCOMPARE(results->results, expected);
    QVERIFY(!results->payoutOverride);

    const auto snake = decodeStatusBody(R"({"bet_status":{"1":"half_lost"}})");
    QVERIFY(snake);
    QCOMPARE(snake->results.value(1), LineResult::HalfLost);

    const auto payout =
        decodeStatusBody(R"({"payout_override":{"totalReturn":128,"reason":"receipt"}})");
    QVERIFY(payout);
    const domain::PayoutOverride given {domain::Money(128), u"receipt"_s};
    QVERIFY(payout->payoutOverride.has_value() && *payout->payoutOverride == given);

    const auto takenBack = decodeStatusBody(R"({"payout_override":null})");
    QVERIFY(takenBack);
    QVERIFY(takenBack->payoutOverride.has_value() && !takenBack->payoutOverride->has_value());
}

void TstWriteBodies::refusesWrongStatusBodies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("nothing") << QByteArray("{}") << u"/betStatus"_s;
    QTest::newRow("a list") << QByteArray(R"({"betStatus":["won"]})") << u"/betStatus"_s;
    QTest::newRow("an index too large")
        << QByteArray(R"({"betStatus":{"50":"won"}})") << u"/betStatus/50"_s;
    QTest::newRow("an index below zero")
        << QByteArray(R"({"betStatus":{"-1":"won"}})") << u"/betStatus/-1"_s;
    QTest::newRow("an unknown result")
        << QByteArray(R"({"betStatus":{"0":"Won"}})") << u"/betStatus/0"_s;
    QTest::newRow("a result as a number")
        << QByteArray(R"({"betStatus":{"0":1}})") << u"/betStatus/0"_s;
    QTest::newRow("an override with a fraction")
        << QByteArray(R"({"payout_override":{"totalReturn":1.5}})")
        << u"/payout_override/totalReturn"_s;
}

void TstWriteBodies::refusesWrongStatusBodies()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, pointer);
    const auto status = decodeStatusBody(text);
    QVERIFY(!status);
    QCOMPARE(status.error().fields.value(0).pointer, pointer);
}

void TstWriteBodies::refusesAnEmptyEdit()
{
    QVERIFY(decodeEditBody(R"({"awayTeam":"Team C"})"));
    const auto empty = decodeEditBody("{}");
    QVERIFY(!empty);
    QCOMPARE(empty.error().fields.value(0).pointer, u"/bet_data"_s);
    QVERIFY(!decodeEditBody(R"({"bet_data":null})"));
}

void TstWriteBodies::tellsSeveralErrorsAtOnce()
{
    const auto body = decodeCreateBody(R"({"user_name":1,"league":"NFL","bet_data":{}})");
    QVERIFY(!body);
    QStringList pointers;
    for (const auto& field : body.error().fields)
        pointers.append(field.pointer);
    QVERIFY(pointers.contains(u"/user_name"_s));
    QVERIFY(pointers.contains(u"/away_team"_s));
    QVERIFY(pointers.contains(u"/bet_data/kind"_s));
    QVERIFY(body.error().detail.contains(u"/user_name"_s));
}

QTEST_APPLESS_MAIN(TstWriteBodies)
#include "tst_write_bodies.moc"
