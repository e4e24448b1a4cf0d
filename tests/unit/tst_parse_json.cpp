// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/json_reader.h"

#include <QTest>

using namespace betlog::base;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMaxBytes = 1'000'000;
constexpr int kMaxDepth = 32;

} // namespace

class TestParseJson : public QObject
{
    Q_OBJECT

private slots:
    void acceptsSoundJson_data();
    void acceptsSoundJson();
    void refusesUnsoundJson_data();
    void refusesUnsoundJson();
    void refusesMoreBytesThanAllowed();
    void refusesOneLevelTooMany();
    void survivesTenThousandLevels();
    void givesWhatWasWritten();
    void keepsAMarkAtTheBeginningOfAText_data();
    void keepsAMarkAtTheBeginningOfAText();
    void refusesNamesDoubledInALargeObject();
};

void TestParseJson::acceptsSoundJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("empty array with blanks") << QByteArray(" \t\r\n[ ] \n");
    QTest::newRow("words") << QByteArray("[true,false,null]");
    QTest::newRow("whole numbers") << QByteArray("[0,-0,-1,9007199254740993]");
    QTest::newRow("fractions that are none") << QByteArray("[1.5,-0.25,1.5e-3,25E-1,0.5e+0]");
    QTest::newRow("escapes") << QByteArray(R"(["\"\\\/\b\f\n\r\t\u00e9"])");
    QTest::newRow("surrogate pair as escapes") << QByteArray(R"(["\ud83d\ude3c"])");
    QTest::newRow("four bytes of UTF-8") << QByteArray("[\"\xF0\x9F\x98\xBC\"]");
    QTest::newRow("same name in two objects") << QByteArray(R"([{"a":1},{"a":1},{"a":{"a":1}}])");
    QTest::newRow("brackets in a text") << QByteArray(R"(["[[[[{{{{]"])");
    QTest::newRow("empty name") << QByteArray(R"({"":1})");
}

void TestParseJson::acceptsSoundJson()
{
    QFETCH(const QByteArray, json);
    const auto value = parseJson(json, kMaxBytes, kMaxDepth);
    QVERIFY2(value, value ? "" : qPrintable(value.error().detail));
}

void TestParseJson::refusesUnsoundJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("detail");
    const auto row =
        [](const char* tag, const QByteArray& json, const char* pointer, const char* detail) {
            QTest::newRow(tag) << json << QString::fromUtf8(pointer) << QString::fromUtf8(detail);
        };
    row("nothing", "", "", "Expected an object or an array, but the JSON ends.");
    row("number on top",
        "1",
        "",
        "Expected an object or an array, but there is something else at byte 0.");
    row("text after the end",
        "[] x",
        "",
        "Expected nothing more, but there is something else at byte 3.");
    row("second document",
        "{}{}",
        "",
        "Expected nothing more, but there is something else at byte 2.");
    row("cut array", "[1", "/0", "Expected a comma or ], but the JSON ends.");
    row("cut object", R"({"a":1)", "/a", "Expected a comma or }, but the JSON ends.");
    row("wrong bracket",
        "[1}",
        "/0",
        "Expected a comma or ], but there is something else at byte 2.");
    row("comma before the end",
        "[1,]",
        "/1",
        "Expected a value, but there is something else at byte 3.");
    row("comma before the end of an object",
        R"({"a":1,})",
        "/a",
        "Expected a name in quotes, but there is something else at byte 7.");
    row("name without quotes",
        "{a:1}",
        "",
        "Expected a name in quotes, but there is something else at byte 1.");
    row("no colon", R"({"a" 1})", "/a", "Expected a colon, but there is something else at byte 5.");
    row("no value", R"({"a":})", "/a", "Expected a value, but there is something else at byte 5.");
    row("unknown word", "[nul]", "/0", "Expected a value, but there is something else at byte 1.");
    row("cut word", "[tru", "/0", "Expected a value, but there is something else at byte 1.");
    row("plus", "[+1]", "/0", "Expected a value, but there is something else at byte 1.");
    row("leading zero",
        "[01]",
        "/0",
        "Expected a comma or ], but there is something else at byte 2.");
    row("point without digits",
        "[1.]",
        "/0",
        "Expected a digit, but there is something else at byte 3.");
    row("no digit before the point",
        "[.5]",
        "/0",
        "Expected a value, but there is something else at byte 1.");
    row("minus alone", "[-]", "/0", "Expected a digit, but there is something else at byte 2.");
    row("exponent without digits",
        "[1e]",
        "/0",
        "Expected a digit, but there is something else at byte 3.");
    row("NaN", "[NaN]", "/0", "Expected a value, but there is something else at byte 1.");
    row("out of range", "[1,1e400]", "/1", "A number is out of range.");
    const char* const form = "A whole number must be written without a fraction or an exponent.";
    row("1.0", R"({"stake":1.0})", "/stake", form);
    row("1e3", R"({"lines":[{},{"stake":1e3}]})", "/lines/1/stake", form);
    row("0.0", "[0.0]", "/0", form);
    row("too fine for a double", "[1.00000000000000000000000001]", "/0", form);
    row("2^53 and a half", "[9007199254740992.5]", "/0", form);
    row("cut text", R"(["a)", "/0", "Expected the end of a text, but the JSON ends.");
    row("raw newline in a text",
        "[\"a\nb\"]",
        "/0",
        "A text holds a control character that is not escaped.");
    row("unknown escape",
        R"(["\q"])",
        "/0",
        "Expected an escape, but there is something else at byte 3.");
    row("three hexadecimal digits",
        R"(["\u12g4"])",
        "/0",
        "Expected four hexadecimal digits, but there is something else at byte 6.");
    row("NUL as an escape", R"({"note":"\u0000"})", "/note", "A text holds the character NUL.");
    row("lone lead", R"(["\ud83d"])", "/0", "A text holds half of a surrogate pair.");
    row("lone trail", R"(["\ude3c"])", "/0", "A text holds half of a surrogate pair.");
    row("two leads", R"(["\ud83d\ud83d"])", "/0", "A text holds half of a surrogate pair.");
    row("lead before a letter", R"(["\ud83d\n"])", "/0", "A text holds half of a surrogate pair.");
    row("lone surrogate in a name",
        R"({"\ud83d":1})",
        "/",
        "A text holds half of a surrogate pair.");
    row("name twice", R"({"a":1,"b":2,"a":3})", "/a", "A name occurs twice in one object.");
    row("name twice, once with an escape",
        R"([{"a":1,"\u0061":3}])",
        "/0/a",
        "A name occurs twice in one object.");
    row("name twice, deep",
        R"({"x/y":[0,{"~":{"a":1,"a":1}}]})",
        "/x~1y/1/~0/a",
        "A name occurs twice in one object.");
    row("byte order mark", "\xEF\xBB\xBF{}", "", "The JSON begins with a byte order mark.");
    row("stray byte", "[\"\xFF\"]", "", "The JSON is not valid UTF-8.");
    row("overlong slash", "[\"\xC0\xAF\"]", "", "The JSON is not valid UTF-8.");
    row("surrogate in UTF-8", "[\"\xED\xA0\xBD\"]", "", "The JSON is not valid UTF-8.");
    row("cut UTF-8", "[\"\xF0\x9F\x98\"]", "", "The JSON is not valid UTF-8.");
    QTest::newRow("raw NUL") << QByteArray("[\"\0\"]", 5) << u"/0"_s
                             << u"A text holds a control character that is not escaped."_s;
}

void TestParseJson::refusesUnsoundJson()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, pointer);
    QFETCH(const QString, detail);
    const auto value = parseJson(json, kMaxBytes, kMaxDepth);
    QVERIFY(!value);
    QCOMPARE(value.error().detail, detail);
    QCOMPARE(value.error().fields.value(0).pointer, pointer);
    const bool isShape = detail.startsWith(u"A whole number");
    QCOMPARE(value.error().code, isShape ? ErrorCode::BadRequest : ErrorCode::BadJson);
}

void TestParseJson::refusesMoreBytesThanAllowed()
{
    QVERIFY(parseJson("[100]", 5, kMaxDepth));
    const auto tooLong = parseJson("[1000]", 5, kMaxDepth);
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().code, ErrorCode::TooLarge);
    QCOMPARE(tooLong.error().detail, u"The JSON is longer than 5 bytes."_s);
}

void TestParseJson::refusesOneLevelTooMany()
{
    QVERIFY(parseJson(R"([{"a":[]}])", kMaxBytes, 3));
    const auto tooDeep = parseJson(R"([{"a":[[]]}])", kMaxBytes, 3);
    QVERIFY(!tooDeep);
    QCOMPARE(tooDeep.error().code, ErrorCode::BadJson);
    QCOMPARE(tooDeep.error().detail, u"The JSON is nested more than 3 levels deep."_s);
    QCOMPARE(tooDeep.error().fields.value(0).pointer, u"/0/a/0"_s);
}

void TestParseJson::survivesTenThousandLevels()
{
    const QByteArray deep = QByteArray(10'000, '[') + QByteArray(10'000, ']');
    QVERIFY(!parseJson(deep, kMaxBytes, kMaxDepth));
    const QByteArray objects = QByteArray(R"({"a":)").repeated(10'000);
    QVERIFY(!parseJson(objects, kMaxBytes, kMaxDepth));
}

void TestParseJson::givesWhatWasWritten()
{
    const auto value = parseJson(R"({"a":[1,"\ud83d\ude3c\n",1.5,null]})", kMaxBytes, kMaxDepth);
    QVERIFY(value);
    const QJsonArray array = value->toObject().value("a"_L1).toArray();
    QCOMPARE(array.at(0).toInteger(), 1);
    QCOMPARE(array.at(1).toString(), u"😼\n"_s);
    QCOMPARE(array.at(2).toDouble(), 1.5);
    QVERIFY(array.at(3).isNull());
}

void TestParseJson::keepsAMarkAtTheBeginningOfAText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("as it is") << QByteArray("[\"\xEF\xBB\xBF"
                                            "because\"]");
    QTest::newRow("escaped") << QByteArray(R"(["\ufeffbecause"])");
    QTest::newRow("after a blank") << QByteArray("[ \"\xEF\xBB\xBF"
                                                 "because\" ]");
}

/// QJsonDocument takes it for a byte order mark.
void TestParseJson::keepsAMarkAtTheBeginningOfAText()
{
    QFETCH(const QByteArray, json);
    const auto value = parseJson(json, kMaxBytes, kMaxDepth);
    QVERIFY(value);
    QCOMPARE(value->toArray().at(0).toString(), u"\ufeffbecause"_s);
}

void TestParseJson::refusesNamesDoubledInALargeObject()
{
    QByteArray members;
    for (int i = 0; i < 5'000; ++i)
        members += "\"n" + QByteArray::number(i) + "\":0,";
    QVERIFY(parseJson('{' + members + "\"n5000\":0}", kMaxBytes, kMaxDepth));
    QVERIFY(!parseJson('{' + members + "\"n2500\":0}", kMaxBytes, kMaxDepth));
}

QTEST_GUILESS_MAIN(TestParseJson)

#include "tst_parse_json.moc"
