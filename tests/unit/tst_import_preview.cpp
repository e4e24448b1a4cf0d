// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/import_preview_model.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using models::ImportPreviewModel;

namespace {

[[nodiscard]] files::ImportItem item(const QString& source, files::Verdict verdict)
{
    files::ImportItem item;
    item.source = source;
    item.summary = u"A bet"_s;
    item.verdict = verdict;
    item.why = verdict == files::Verdict::New ? QString() : u"Because."_s;
    item.create.id = base::MutationId(QUuid::createUuid());
    item.create.betId = base::BetId(QUuid::createUuid());
    item.create.operation = wire::CreateBet();
    return item;
}

[[nodiscard]] files::ImportPlan mixedPlan()
{
    return {
        .format = u"Web log"_s,
        .items = {
            item(u"weblog:1"_s, files::Verdict::New),
            item(u"weblog:2"_s, files::Verdict::Duplicate),
            item(u"weblog:3"_s, files::Verdict::Wrong)}};
}

} // namespace

class tst_ImportPreview : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void ticksOnlyWhatIsNew();
    void letsADuplicateBeChosen();
    void neverChoosesWhatIsWrong();
    void saysWhatBecomesOfEachBet();
    void sendsAPayoutAfterItsBet();
    void bringsTheOldestInFirst();
    void previewsTheRealWebLog();

private:
    [[nodiscard]] bool tick(int row, Qt::CheckState state);

    std::unique_ptr<ImportPreviewModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_ImportPreview::init()
{
    m_tester.reset();
    m_model = std::make_unique<ImportPreviewModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    m_model->setPlan(mixedPlan());
}

bool tst_ImportPreview::tick(int row, Qt::CheckState state)
{
    return m_model->setData(
        m_model->index(row, ImportPreviewModel::SummaryColumn), state, Qt::CheckStateRole);
}

void tst_ImportPreview::ticksOnlyWhatIsNew()
{
    QCOMPARE(m_model->chosen(), QList {m_model->plan().items[0].create});
    QVERIFY(tick(0, Qt::Unchecked));
    QVERIFY(m_model->chosen().isEmpty());
}

void tst_ImportPreview::letsADuplicateBeChosen()
{
    QSignalSpy changed(m_model.get(), &ImportPreviewModel::chosenChanged);
    QVERIFY(tick(1, Qt::Checked));
    QCOMPARE(m_model->chosenCount(), 2);
    QCOMPARE(changed.size(), 1);
}

void tst_ImportPreview::neverChoosesWhatIsWrong()
{
    QVERIFY(!tick(2, Qt::Checked));
    QCOMPARE(m_model->chosenCount(), 1);
    QVERIFY(!m_model->flags(m_model->index(2, 0)).testFlag(Qt::ItemIsUserCheckable));
}

void tst_ImportPreview::saysWhatBecomesOfEachBet()
{
    const auto verdict = [this](int row) {
        return m_model->index(row, ImportPreviewModel::VerdictColumn).data().toString();
    };
    QCOMPARE(verdict(0), u"New"_s);
    QCOMPARE(verdict(1), u"Because."_s);
    QCOMPARE(verdict(2), u"Because."_s);
    QCOMPARE(m_model->totals(), u"1 new, 1 already there, 1 wrong"_s);
}

void tst_ImportPreview::sendsAPayoutAfterItsBet()
{
    files::ImportPlan plan = mixedPlan();
    wire::Mutation payout;
    payout.id = base::MutationId(QUuid::createUuid());
    payout.operation = wire::SetStatus();
    plan.items[0].payoutOverride = payout;
    m_model->setPlan(plan);
    QCOMPARE(m_model->chosen(), (QList {plan.items[0].create, payout}));
}

void tst_ImportPreview::bringsTheOldestInFirst()
{
    files::ImportPlan plan = mixedPlan();
    plan.items = {
        item(u"weblog:9"_s, files::Verdict::New), item(u"weblog:8"_s, files::Verdict::New)};
    const auto dated = [](files::ImportItem& item, const QString& date) -> wire::CreateBet& {
        auto& bet = std::get<wire::CreateBet>(item.create.operation);
        bet.betDate = base::Timestamp::fromRfc3339(date);
        return bet;
    };
    dated(plan.items[0], u"2025-05-12T10:00:00Z"_s);
    wire::CreateBet& older = dated(plan.items[1], u"2025-05-11T10:00:00Z"_s);
    domain::Line line;
    line.stake = domain::Money(1000);
    line.odds = domain::Odds {domain::OddsFormat::Decimal, u"1.91"_s};
    older.slip.lines = {line, line};
    older.results = {{0, domain::LineResult::Won}, {1, domain::LineResult::Won}};
    m_model->setPlan(plan);
    QCOMPARE(m_model->chosen(), (QList {plan.items[1].create, plan.items[0].create}));
    const auto text = [this](int row, ImportPreviewModel::Column column) {
        return m_model->index(row, column).data().toString();
    };
    QVERIFY(text(1, ImportPreviewModel::DateColumn).startsWith(u"2025-05-1"_s));
    QCOMPARE(text(1, ImportPreviewModel::ResultColumn), u"Won"_s);
    QCOMPARE(text(0, ImportPreviewModel::ResultColumn), QString());
}

void tst_ImportPreview::previewsTheRealWebLog()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/ergosphere/casino_bet.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    files::ImportOptions options;
    options.currency = {u"CHIPS"_s, {}, 0};
    const auto plan = files::planImport(file.readAll(), options);
    QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().detail));
    m_model->setPlan(*plan);
    QCOMPARE(m_model->totals(), u"4 new, 0 already there, 0 wrong"_s);
    QCOMPARE(m_model->chosen().size(), 4);
}

QTEST_GUILESS_MAIN(tst_ImportPreview)
#include "tst_import_preview.moc"
