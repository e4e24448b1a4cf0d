// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/json_reader.h"

#include <QJsonDocument>
#include <QTest>

using namespace betlog::base;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject objectOf(const char* json)
{
    return QJsonDocument::fromJson(json).object();
}

constexpr JsonReader::TextLimits kUpToFive {.minLength = 1, .maxLength = 5};

} // namespace

class TestJsonReader : public QObject
{
    Q_OBJECT

private slots:
    void readsEachKind();
    void givesDefaultsForAbsentOptionals();
    void namesEveryWrongMember_data();
    void namesEveryWrongMember();
    void readsTextsWithinTheirLimits_data();
    void readsTextsWithinTheirLimits();
    void takesWholeNumbersAlone_data();
    void takesWholeNumbersAlone();
    void pointsIntoNestedObjects();
    void refusesListsThatAreTooLong();
    void keepsNoMoreThanTwentyErrors();
    void escapesNamesInPointers();
};

void TestJsonReader::readsEachKind()
{
    const QJsonObject object = objectOf(R"({
        "text": "abc", "number": 7, "flag": true, "at": "2024-12-01T10:30:00.000Z",
        "child": {"n": 1}, "children": [{"n": 2}, {"n": 3}],
        "texts": ["a", "b"], "numbers": [2, 3], "nothing": null })");
    QList<FieldError> errors;
    JsonReader reader(object, errors);
    QCOMPARE(reader.text("text"_L1, kUpToFive), u"abc"_s);
    QCOMPARE(reader.integer("number"_L1, 0, 7), 7);
    QCOMPARE(reader.boolean("flag"_L1), true);
    QCOMPARE(reader.timestamp("at"_L1).rfc3339(), u"2024-12-01T10:30:00.000Z"_s);
    QList<qint64> read;
    const auto readNumber = [&read](JsonReader& child) {
        read.append(child.integer("n"_L1, 0, 9));
    };
    reader.object("child"_L1, readNumber);
    reader.objects("children"_L1, 0, 2, readNumber);
    QCOMPARE(read, (QList<qint64> {1, 2, 3}));
    QCOMPARE(reader.texts("texts"_L1, 2, kUpToFive, false), (QStringList {u"a"_s, u"b"_s}));
    QCOMPARE(reader.integers("numbers"_L1, 2, 0, 9, false), (QList<qint64> {2, 3}));
    QVERIFY(reader.has("nothing"_L1));
    QVERIFY(reader.isNull("nothing"_L1));
    QVERIFY(!reader.hasValue("nothing"_L1));
    QVERIFY(!reader.isNull("absent"_L1));
    QVERIFY(!reader.hasErrors());
}

void TestJsonReader::givesDefaultsForAbsentOptionals()
{
    const QJsonObject object = objectOf(R"({"text": null, "list": null})");
    QList<FieldError> errors;
    JsonReader reader(object, errors);
    QCOMPARE(reader.optionalText("text"_L1, kUpToFive), QString());
    QCOMPARE(reader.optionalInteger("number"_L1, 0, 9), std::nullopt);
    QCOMPARE(reader.optionalBoolean("flag"_L1, true), true);
    QCOMPARE(reader.optionalTimestamp("at"_L1), std::nullopt);
    reader.optionalObject("child"_L1, [](JsonReader&) { QFAIL("There is no child"); });
    QCOMPARE(reader.texts("list"_L1, 2, kUpToFive, true), QStringList());
    QCOMPARE(reader.integers("numbers"_L1, 2, 0, 9, true), QList<qint64>());
    QVERIFY(!reader.hasErrors());
}

void TestJsonReader::namesEveryWrongMember_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* json, const char* detail) {
        QTest::newRow(json) << QByteArray(json) << QString::fromUtf8(detail);
    };
    row(R"({"text": 1})", "This must be a text.");
    row(R"({"text": null})", "This must be a text.");
    row(R"({"text": ""})", "This must not be empty.");
    row(R"({"number": "1"})", "This must be a whole number from 0 to 9.");
    row(R"({"number": true})", "This must be a whole number from 0 to 9.");
    row(R"({"number": null})", "This must be a whole number from 0 to 9.");
    row(R"({"flag": 1})", "This must be true or false.");
    row(R"({"at": 1733049000})", "This must be a time such as 2024-12-01T10:30:00.000Z.");
    row(R"({"at": "yesterday"})", "This must be a time such as 2024-12-01T10:30:00.000Z.");
    row(R"({"child": []})", "This must be an object.");
    row(R"({"children": {}})", "This must be a list.");
    row(R"({"children": []})", "This list must have at least 1 entries.");
    row(R"({"texts": "a"})", "This must be a list.");
    row(R"({"numbers": 1})", "This must be a list.");
    row(R"({})", "This is missing.");
}

void TestJsonReader::namesEveryWrongMember()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, detail);
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QList<FieldError> errors;
    JsonReader reader(object, errors, u"/top"_s);
    const auto noChild = [](JsonReader&) {
    };
    // Whatever the object lacks is missing as well; what it has, is wrong in its own way.
    static_cast<void>(reader.text("text"_L1, kUpToFive));
    static_cast<void>(reader.integer("number"_L1, 0, 9));
    static_cast<void>(reader.boolean("flag"_L1));
    static_cast<void>(reader.timestamp("at"_L1));
    reader.object("child"_L1, noChild);
    reader.objects("children"_L1, 1, 2, noChild);
    static_cast<void>(reader.texts("texts"_L1, 2, kUpToFive, false));
    static_cast<void>(reader.integers("numbers"_L1, 2, 0, 9, false));
    const QString name = object.isEmpty() ? u"text"_s : object.keys().front();
    QVERIFY(errors.contains(FieldError {u"/top/"_s + name, detail}));
    QCOMPARE(errors.size(), 8);
}

void TestJsonReader::readsTextsWithinTheirLimits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowTabsAndNewlines");
    QTest::addColumn<QString>("detail");
    const QString tooLong = u"This text is longer than 5 characters."_s;
    const QString controls = u"This text holds control characters."_s;
    QTest::newRow("five") << u"abcde"_s << true << QString();
    QTest::newRow("six") << u"abcdef"_s << true << tooLong;
    QTest::newRow("five cats, ten code units") << u"😼😼😼😼😼"_s << true << QString();
    QTest::newRow("six cats") << u"😼😼😼😼😼😼"_s << true << tooLong;
    QTest::newRow("tab and newline") << u"a\tb\nc"_s << true << QString();
    QTest::newRow("newline in a name") << u"a\nb"_s << false << controls;
    QTest::newRow("carriage return") << u"a\rb"_s << true << controls;
    QTest::newRow("escape") << u"\x1b[31m"_s << true << controls;
    QTest::newRow("delete") << u"\x7f"_s << true << controls;
    QTest::newRow("next line, of the C1 set") << QString(QChar(0x85)) << true << controls;
    QTest::newRow("no-break space, the neighbour of C1")
        << QString(QChar(0xA0)) << true << QString();
    QTest::newRow("script") << u"<b>"_s << true << QString();
}

void TestJsonReader::readsTextsWithinTheirLimits()
{
    QFETCH(const QString, text);
    QFETCH(const bool, allowTabsAndNewlines);
    QFETCH(const QString, detail);
    const QJsonObject object {{u"name"_s, text}};
    QList<FieldError> errors;
    JsonReader reader(object, errors);
    const QString read = reader.text(
        "name"_L1, {.minLength = 1, .maxLength = 5, .allowTabsAndNewlines = allowTabsAndNewlines});
    QCOMPARE(errors.value(0).detail, detail);
    QCOMPARE(read, detail.isEmpty() ? text : QString());
}

void TestJsonReader::takesWholeNumbersAlone_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("lowest") << QByteArray("-5") << true;
    QTest::newRow("below the lowest") << QByteArray("-6") << false;
    QTest::newRow("highest") << QByteArray("9007199254740991") << true;
    QTest::newRow("above the highest") << QByteArray("9007199254740992") << false;
    QTest::newRow("fraction") << QByteArray("1.5") << false;
    QTest::newRow("above 64 bits") << QByteArray("18446744073709551617") << false;
}

void TestJsonReader::takesWholeNumbersAlone()
{
    QFETCH(const QByteArray, number);
    QFETCH(const bool, isTaken);
    const auto json = parseJson(R"({"n":)" + number + R"(,"list":[0,)" + number + "]}", 100, 3);
    QVERIFY(json);
    const QJsonObject object = json->toObject();
    QList<FieldError> errors;
    JsonReader reader(object, errors);
    const qint64 read = reader.integer("n"_L1, -5, 9'007'199'254'740'991);
    const auto list = reader.integers("list"_L1, 2, -5, 9'007'199'254'740'991, false);
    QCOMPARE(errors.isEmpty(), isTaken);
    if (isTaken) {
        QCOMPARE(read, number.toLongLong());
        QCOMPARE(list, (QList<qint64> {0, read}));
    } else {
        QCOMPARE(errors.value(0).pointer, u"/n"_s);
        QCOMPARE(errors.value(1).pointer, u"/list/1"_s);
    }
}

void TestJsonReader::pointsIntoNestedObjects()
{
    const QJsonObject object = objectOf(R"({"bet":{"lines":[{"stake":1},{"stake":"x"},7]}})");
    QList<FieldError> errors;
    JsonReader reader(object, errors);
    reader.object("bet"_L1, [](JsonReader& bet) {
        bet.objects("lines"_L1, 1, 3, [](JsonReader& line) {
            if (line.integer("stake"_L1, 0, 5) == 1)
                line.addError("stake"_L1, u"One is odd."_s);
        });
        bet.addErrorAt(bet.pointerTo("lines"_L1, 9), u"Nothing is there."_s);
    });
    QCOMPARE(
        errors,
        (QList<FieldError> {
            {u"/bet/lines/0/stake"_s, u"One is odd."_s},
            {u"/bet/lines/1/stake"_s, u"This must be a whole number from 0 to 5."_s},
            {u"/bet/lines/2"_s, u"This must be an object."_s},
            {u"/bet/lines/9"_s, u"Nothing is there."_s}}));
}

void TestJsonReader::refusesListsThatAreTooLong()
{
    const QJsonObject object = objectOf(R"({"three":[1,2,3]})");
    QList<FieldError> errors;
    JsonReader reader(object, errors);
    QCOMPARE(reader.integers("three"_L1, 3, 0, 9, false).size(), 3);
    QVERIFY(!reader.hasErrors());
    QVERIFY(reader.integers("three"_L1, 2, 0, 9, false).isEmpty());
    QCOMPARE(
        errors, (QList<FieldError> {{u"/three"_s, u"This list must have at most 2 entries."_s}}));
}

void TestJsonReader::keepsNoMoreThanTwentyErrors()
{
    const QJsonObject object;
    QList<FieldError> errors;
    JsonReader reader(object, errors);
    for (int i = 0; i < JsonReader::kMaxErrors + 5; ++i)
        static_cast<void>(reader.boolean("flag"_L1));
    QCOMPARE(errors.size(), JsonReader::kMaxErrors);
}

void TestJsonReader::escapesNamesInPointers()
{
    const QJsonObject object;
    QList<FieldError> errors;
    const JsonReader reader(object, errors, u"/a"_s);
    QCOMPARE(reader.pointerTo("b/c~d"_L1), u"/a/b~1c~0d"_s);
}

QTEST_GUILESS_MAIN(TestJsonReader)

#include "tst_json_reader.moc"
