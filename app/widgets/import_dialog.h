// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/import_preview_model.h"
#include "app/models/import_run.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace betlog::widgets {

/// Shows what a file would bring, lets a person choose, brings it in with a progress bar, says what
/// came of it and can take it all back.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(
        sync::SyncEngine& engine,
        base::Random& random,
        const files::ImportPlan& plan,
        QWidget* parent = nullptr);

signals:
    /// All is answered; the newest week that a bet was added to.
    void imported(betlog::domain::WeekKey week);

private:
    void layOut();
    void showChoice();
    void startImport();
    void showProgress(int done, int total);
    void showOutcome();
    void undoImport();

    models::ImportPreviewModel m_preview;
    models::ImportRun m_run;
    QLabel* m_heading; ///< owned by Qt, as all below
    QTableView* m_table;
    QProgressBar* m_progress;
    QLabel* m_outcome;
    QPushButton* m_import;
    QPushButton* m_undo;
    QPushButton* m_close;
};

} // namespace betlog::widgets
