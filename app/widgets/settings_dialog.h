// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/preferences.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace betlog::widgets {

/// Who bets here, where the log is (host here or join a server), and how the app looks.
///
/// Ends accepted only with preferences that make sense; the caller applies them.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `hostedAt` is where others reach the log that is hosted here; empty while it is not.
    SettingsDialog(
        const models::Preferences& preferences,
        const QStringList& hostedAt,
        QWidget* parent = nullptr);

    void askForServer(); ///< opens with joining chosen, to have the address typed
    [[nodiscard]] models::Preferences preferences() const;

    void accept() override;

private:
    void addPerson(QVBoxLayout& column);
    void addPlace(QVBoxLayout& column, const QStringList& hostedAt);
    void addScreen(QVBoxLayout& column);
    void fill(const models::Preferences& preferences);
    void refresh();
    [[nodiscard]] QString complaint() const;

    models::Preferences m_kept; ///< what the fields do not show
    QLineEdit* m_name = nullptr; ///< owned by Qt, as all below
    QRadioButton* m_here = nullptr;
    QRadioButton* m_elsewhere = nullptr;
    QCheckBox* m_open = nullptr;
    QLineEdit* m_server = nullptr;
    QComboBox* m_look = nullptr;
    QCheckBox* m_reducedMotion = nullptr;
    QSpinBox* m_toastSeconds = nullptr;
    QLabel* m_complaint = nullptr;
};

} // namespace betlog::widgets
