// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/import_dialog.h"

#include "app/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kComfortable(960, 520);
constexpr int kShownRefusals = 3;

} // namespace

ImportDialog::ImportDialog(
    sync::SyncEngine& engine, base::Random& random, const files::ImportPlan& plan, QWidget* parent)
    : QDialog(parent)
    , m_run(engine, random)
    , m_heading(new QLabel(this))
    , m_table(new QTableView(this))
    , m_progress(new QProgressBar(this))
    , m_outcome(new QLabel(this))
    , m_import(new QPushButton(this))
    , m_undo(new QPushButton(tr("&Undo the import"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setWindowTitle(tr("Import bets"));
    resize(kComfortable);
    m_preview.setPlan(plan);
    layOut();
    connect(
        &m_preview, &models::ImportPreviewModel::chosenChanged, this, &ImportDialog::showChoice);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::startImport);
    connect(&m_run, &models::ImportRun::progressed, this, &ImportDialog::showProgress);
    connect(&m_run, &models::ImportRun::finished, this, &ImportDialog::showOutcome);
    connect(m_undo, &QPushButton::clicked, this, &ImportDialog::undoImport);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    // Closing in the middle sends no more; what came in stays, and can be deleted in the log.
    connect(this, &QDialog::finished, &m_run, &models::ImportRun::stop);
    showChoice();
}

void ImportDialog::layOut()
{
    m_heading->setText(tr("%1: %2").arg(m_preview.plan().format, m_preview.totals()));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setProperty("look", u"heading"_s);
    m_table->setObjectName(u"preview"_s);
    m_table->setModel(&m_preview);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    QHeaderView* header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(models::ImportPreviewModel::SummaryColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(models::ImportPreviewModel::DateColumn, 130);
    m_table->setColumnWidth(models::ImportPreviewModel::ResultColumn, 90);
    m_table->setColumnWidth(models::ImportPreviewModel::VerdictColumn, 180);
    m_progress->hide();
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setObjectName(u"outcome"_s);
    m_outcome->hide();
    m_import->setObjectName(u"import"_s);
    m_import->setProperty("look", u"primary"_s);
    m_import->setDefault(true);
    m_undo->setObjectName(u"undo"_s);
    m_undo->hide();

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_undo);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_import);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(m_heading);
    column->addWidget(m_table, 1);
    column->addWidget(m_progress);
    column->addWidget(m_outcome);
    column->addLayout(buttons);
}

void ImportDialog::showChoice()
{
    const int chosen = m_preview.chosenCount();
    m_import->setText(chosen == 1 ? tr("&Import 1 bet") : tr("&Import %1 bets").arg(chosen));
    m_import->setEnabled(chosen > 0);
}

void ImportDialog::startImport()
{
    m_import->setEnabled(false);
    m_table->setEnabled(false);
    m_progress->show();
    showProgress(0, m_preview.chosenCount());
    m_run.start(m_preview.chosen());
}

void ImportDialog::showProgress(int done, int total)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
}

void ImportDialog::showOutcome()
{
    const int added = m_run.added();
    QString said = added == 1 ? tr("1 bet added.") : tr("%1 bets added.").arg(added);
    const QStringList& refusals = m_run.refusals();
    if (!refusals.isEmpty()) {
        said += u' ' + tr("%1 refused:").arg(refusals.size()) + u' '
            + refusals.mid(0, kShownRefusals).join(u' ');
    }
    m_outcome->setText(said);
    m_outcome->show();
    m_progress->hide();
    m_import->hide();
    m_undo->setVisible(m_run.added() > 0);
    m_close->setFocus();
    if (m_run.newestWeek())
        emit imported(*m_run.newestWeek());
}

void ImportDialog::undoImport()
{
    const int added = m_run.added();
    m_run.undo();
    m_undo->hide();
    m_outcome->setText(added == 1 ? tr("1 bet taken back.") : tr("%1 bets taken back.").arg(added));
}

} // namespace betlog::widgets
