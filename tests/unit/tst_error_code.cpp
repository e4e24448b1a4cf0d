// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/error_code.h"
#include "wire/problem.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace betlog;
using namespace betlog::wire;
using base::ErrorCode;
using namespace Qt::Literals::StringLiterals;

class TstErrorCode final : public QObject
{
    Q_OBJECT

private slots:
    void namesEveryCodeOnce();
    void givesTheStatusOfTheProtocol_data();
    void givesTheStatusOfTheProtocol();
    void saysWhetherARetryHelps_data();
    void saysWhetherARetryHelps();
    void carriesAProblem();
    void writesAProblemAsTheRfc();
    void understandsAnswersThatAreNoProblem_data();
    void understandsAnswersThatAreNoProblem();
};

void TstErrorCode::namesEveryCodeOnce()
{
    QSet<QString> names;
    const int last = static_cast<int>(ErrorCode::Internal);
    for (int i = 0; i <= last; ++i) {
        const auto code = static_cast<ErrorCode>(i);
        const QString name = errorCodeName(code);
        QCOMPARE(errorCodeFromName(name), std::optional(code));
        names.insert(name);
    }
    QCOMPARE(names.size(), last + 1);
    QVERIFY(!errorCodeFromName(u"Conflict"));
    QVERIFY(!errorCodeFromName(u""));
}

void TstErrorCode::givesTheStatusOfTheProtocol_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("bad JSON") << ErrorCode::BadJson << 400;
    QTest::newRow("wrong shape") << ErrorCode::BadRequest << 400;
    QTest::newRow("broken rule") << ErrorCode::Invalid << 422;
    QTest::newRow("too large") << ErrorCode::TooLarge << 413;
    QTest::newRow("no length") << ErrorCode::LengthRequired << 411;
    QTest::newRow("unknown path") << ErrorCode::NotFound << 404;
    QTest::newRow("wrong method") << ErrorCode::MethodNotAllowed << 405;
    QTest::newRow("not signed in") << ErrorCode::Unauthorized << 401;
    QTest::newRow("not allowed") << ErrorCode::Forbidden << 403;
    QTest::newRow("conflict") << ErrorCode::Conflict << 409;
    QTest::newRow("If-Match") << ErrorCode::VersionMismatch << 412;
    QTest::newRow("not settled") << ErrorCode::NotSettled << 409;
    QTest::newRow("reset") << ErrorCode::Reset << 409;
    QTest::newRow("too fast") << ErrorCode::TooFast << 429;
    QTest::newRow("busy") << ErrorCode::Busy << 503;
    QTest::newRow("fault") << ErrorCode::Internal << 500;
}

void TstErrorCode::givesTheStatusOfTheProtocol()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const int, status);
    QCOMPARE(httpStatus(code), status);
}

void TstErrorCode::saysWhetherARetryHelps_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("retryable");
    QTest::newRow("busy") << ErrorCode::Busy << true;
    QTest::newRow("too fast") << ErrorCode::TooFast << true;
    QTest::newRow("disk full") << ErrorCode::StorageFailed << true;
    QTest::newRow("unreachable") << ErrorCode::Unreachable << true;
    QTest::newRow("conflict") << ErrorCode::Conflict << false;
    QTest::newRow("broken rule") << ErrorCode::Invalid << false;
}

void TstErrorCode::saysWhetherARetryHelps()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, retryable);
    QCOMPARE(isRetryable(code), retryable);
}

void TstErrorCode::carriesAProblem()
{
    const base::Error error {
        ErrorCode::Invalid,
        u"The stake must be at least 1."_s,
        {{u"/bet_data/lines/0/stake"_s, u"must be at least 1"_s}, {u"/league"_s, u"empty"_s}}};
    QCOMPARE(decodeProblem(encodeProblem(error), 422), error);
}

void TstErrorCode::writesAProblemAsTheRfc()
{
    const QJsonObject problem =
        QJsonDocument::fromJson(
            encodeProblem({ErrorCode::VersionMismatch, u"It has version 4 by now."_s, {}}))
            .object();
    const QJsonObject expected =
        QJsonDocument::fromJson(R"({"type":"urn:betlog:problem:version_mismatch",
            "title":"Version mismatch","status":412,"detail":"It has version 4 by now.",
            "code":"version_mismatch","errors":[]})")
            .object();
    QCOMPARE(problem, expected);
}

void TstErrorCode::understandsAnswersThatAreNoProblem_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a page of a proxy")
        << QByteArray("<html>Bad gateway</html>") << 502 << ErrorCode::Unreachable;
    QTest::newRow("nothing") << QByteArray() << 404 << ErrorCode::NotFound;
    QTest::newRow("a code that is not known")
        << QByteArray(R"({"code":"teapot","detail":"I am one."})") << 418 << ErrorCode::Internal;
    QTest::newRow("a conflict") << QByteArray("[]") << 409 << ErrorCode::Conflict;
    QTest::newRow("too many") << QByteArray("{}") << 429 << ErrorCode::TooFast;
}

void TstErrorCode::understandsAnswersThatAreNoProblem()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const ErrorCode, code);
    const base::Error error = decodeProblem(body, status);
    QCOMPARE(error.code, code);
    QVERIFY(error.detail.contains(QString::number(status)));
}

QTEST_APPLESS_MAIN(TstErrorCode)
#include "tst_error_code.moc"
