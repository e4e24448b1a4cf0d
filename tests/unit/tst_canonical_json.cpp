// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/canonical_json.h"
#include "wire/json_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <bit>

using namespace betlog::wire;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue parsed(const QByteArray& json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().at(0);
}

} // namespace

class TstCanonicalJson final : public QObject
{
    Q_OBJECT

private slots:
    void writesTheExampleOfTheRfc();
    void sortsByUtf16Units();
    void writesNumbersAsEcmaScript_data();
    void writesNumbersAsEcmaScript();
    void escapesNoMoreThanItMust_data();
    void escapesNoMoreThanItMust();
    void keepsTheOrderOfArrays();
    void writesTextsAsTheWriterDoes();
};

void TstCanonicalJson::writesTheExampleOfTheRfc()
{
    // RFC 8785, section 3.2.2 and 3.2.3.
    const QByteArray input = R"({
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    })";
    const QByteArray expected = R"({"literals":[null,true,false],)"
                                R"("numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],)"
                                "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    QCOMPARE(canonicalJson(parsed(input)), expected);
}

void TstCanonicalJson::sortsByUtf16Units()
{
    // RFC 8785, section 3.2.3: the emoji's surrogates sort before U+FB33, its code point behind.
    const QByteArray input = R"({
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    })";
    const QByteArray expected =
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
        "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
        "\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}";
    QCOMPARE(canonicalJson(parsed(input)), expected);
}

void TstCanonicalJson::writesNumbersAsEcmaScript_data()
{
    QTest::addColumn<quint64>("bits");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, quint64 bits, const char* text) {
        QTest::newRow(name) << bits << QByteArray(text);
    };
    // RFC 8785, appendix B.
    row("zero", 0x0000000000000000, "0");
    row("minus zero", 0x8000000000000000, "0");
    row("smallest", 0x0000000000000001, "5e-324");
    row("smallest below zero", 0x8000000000000001, "-5e-324");
    row("largest", 0x7fefffffffffffff, "1.7976931348623157e+308");
    row("largest below zero", 0xffefffffffffffff, "-1.7976931348623157e+308");
    row("largest exact integer", 0x4340000000000000, "9007199254740992");
    row("the same below zero", 0xc340000000000000, "-9007199254740992");
    row("2^68", 0x4430000000000000, "295147905179352830000");
    row("below 1e23", 0x44b52d02c7e14af5, "9.999999999999997e+22");
    row("1e23", 0x44b52d02c7e14af6, "1e+23");
    row("above 1e23", 0x44b52d02c7e14af7, "1.0000000000000001e+23");
    row("below 1e21", 0x444b1ae4d6e2ef4e, "999999999999999700000");
    row("just below 1e21", 0x444b1ae4d6e2ef4f, "999999999999999900000");
    row("1e21", 0x444b1ae4d6e2ef50, "1e+21");
    row("a millionth, below", 0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7");
    row("a millionth", 0x3eb0c6f7a0b5ed8d, "0.000001");
    row("third digits", 0x41b3de4355555553, "333333333.3333332");
    row("third digits more", 0x41b3de4355555554, "333333333.33333325");
    row("third digits again", 0x41b3de4355555555, "333333333.3333333");
    row("third digits up", 0x41b3de4355555556, "333333333.3333334");
    row("third digits last", 0x41b3de4355555557, "333333333.33333343");
    row("a ten-thousandth", 0xbecbf647612f3696, "-0.0000033333333333333333");
    row("rounded to even", 0x43143ff3c1cb0959, "1424953923781206.2");
}

void TstCanonicalJson::writesNumbersAsEcmaScript()
{
    QFETCH(const quint64, bits);
    QFETCH(const QByteArray, text);
    QCOMPARE(canonicalJson(QJsonValue(std::bit_cast<double>(bits))), text);
}

void TstCanonicalJson::escapesNoMoreThanItMust_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QString() << QByteArray("\"\"");
    QTest::newRow("plain") << u"Reach 20 points"_s << QByteArray("\"Reach 20 points\"");
    QTest::newRow("quote and backslash") << u"\"\\/"_s << QByteArray("\"\\\"\\\\/\"");
    QTest::newRow("short escapes") << u"\b\t\n\f\r"_s << QByteArray("\"\\b\\t\\n\\f\\r\"");
    QTest::newRow("other controls")
        << u"\u0001\u001f\u007f"_s << QByteArray("\"\\u0001\\u001f\x7f\"");
    QTest::newRow("wide") << u"é€😀x"_s << QByteArray("\"é€😀x\"");
    QTest::newRow("separators") << u"\u2028\u2029"_s << QByteArray("\"\u2028\u2029\"");
    QTest::newRow("wide, then escaped") << u"é\né"_s << QByteArray("\"é\\né\"");
}

void TstCanonicalJson::escapesNoMoreThanItMust()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, json);
    QCOMPARE(canonicalJson(text), json);
}

void TstCanonicalJson::keepsTheOrderOfArrays()
{
    QCOMPARE(canonicalJson(parsed(R"([3, [ ], 1, { }, "b", "a"])")), R"([3,[],1,{},"b","a"])");
}

void TstCanonicalJson::writesTextsAsTheWriterDoes()
{
    JsonWriter writer;
    writer.openObject();
    writer.key("a"_L1);
    writer.openArray();
    writer.integer(-1);
    writer.text(u"é\t"_s);
    writer.openObject();
    writer.closeObject();
    writer.null();
    writer.closeArray();
    writer.booleanMember("b"_L1, true);
    writer.jsonMember("c"_L1, "[1,2]");
    writer.textMember("d"_L1, "plain"_L1);
    writer.dateMember("e"_L1, QDate(987, 6, 5));
    writer.textMember("f"_L1, QString(1000, u'f'));
    writer.closeObject();
    const QByteArray written = writer.take();
    QCOMPARE(
        written,
        R"({"a":[-1,"é\t",{},null],"b":true,"c":[1,2],"d":"plain","e":"0987-06-05","f":")"
            + QByteArray(1000, 'f') + "\"}");
    QCOMPARE(canonicalJson(parsed(written)), written);
}

QTEST_APPLESS_MAIN(TstCanonicalJson)
#include "tst_canonical_json.moc"
